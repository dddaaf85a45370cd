"""The door of ceremonies: what the composition root may use."""

from ceremonies.actions.keeping_facts import keep_facts
from ceremonies.actions.opening_pools import open_pool
from ceremonies.models import Ceremony, CeremonyIndexPage, CeremonyPage, Pool

__all__ = [
    "Ceremony",
    "CeremonyIndexPage",
    "CeremonyPage",
    "Pool",
    "keep_facts",
    "open_pool",
]
