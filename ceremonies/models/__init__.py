"""What ceremonies keep: their pages, when they happen, their places and who has one."""

from ceremonies.models.door import Entry, Gate, Scan, TicketKey
from ceremonies.models.happenings import Ceremony
from ceremonies.models.letters import GuestLetter, GuestMailing
from ceremonies.models.pages import CeremonyIndexPage, CeremonyPage
from ceremonies.models.persons import Person, PhotoAnswer, PhotoConsent
from ceremonies.models.places import Pool
from ceremonies.models.registrations import Claim, Invitation, Registration

__all__ = [
    "Ceremony",
    "CeremonyIndexPage",
    "CeremonyPage",
    "Claim",
    "Entry",
    "Gate",
    "GuestLetter",
    "GuestMailing",
    "Invitation",
    "Person",
    "PhotoAnswer",
    "PhotoConsent",
    "Pool",
    "Registration",
    "Scan",
    "TicketKey",
]
