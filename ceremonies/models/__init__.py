"""What ceremonies keep: their pages, when they happen, their places and who has one."""

from ceremonies.models.happenings import Ceremony
from ceremonies.models.pages import CeremonyIndexPage, CeremonyPage
from ceremonies.models.persons import Person, PhotoAnswer, PhotoConsent
from ceremonies.models.places import Pool
from ceremonies.models.registrations import Claim, GuestLetter, Invitation, Registration

__all__ = [
    "Ceremony",
    "CeremonyIndexPage",
    "CeremonyPage",
    "Claim",
    "GuestLetter",
    "Invitation",
    "Person",
    "PhotoAnswer",
    "PhotoConsent",
    "Pool",
    "Registration",
]
