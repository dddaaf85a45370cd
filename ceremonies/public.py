"""The door of ceremonies: what the composition root may use."""

from ceremonies.models import CeremonyIndexPage, CeremonyPage

__all__ = ["CeremonyIndexPage", "CeremonyPage"]
