"""The door of ceremonies: what the composition root may use."""

from ceremonies.actions.keeping_facts import keep_facts
from ceremonies.models import Ceremony, CeremonyIndexPage, CeremonyPage

__all__ = ["Ceremony", "CeremonyIndexPage", "CeremonyPage", "keep_facts"]
