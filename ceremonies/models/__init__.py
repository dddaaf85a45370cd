"""What ceremonies keep: pages, when they happen, places and who has one, what they announce."""

from ceremonies.models.announcements import Announcement, Arming, Cue, OwedPage
from ceremonies.models.happenings import Ceremony
from ceremonies.models.letters import GuestLetter, GuestMailing
from ceremonies.models.pages import CeremonyIndexPage, CeremonyPage
from ceremonies.models.persons import Person, PhotoAnswer, PhotoConsent
from ceremonies.models.places import Pool
from ceremonies.models.registrations import Claim, Invitation, Registration

__all__ = [
    "Announcement",
    "Arming",
    "Ceremony",
    "CeremonyIndexPage",
    "CeremonyPage",
    "Claim",
    "Cue",
    "GuestLetter",
    "GuestMailing",
    "Invitation",
    "OwedPage",
    "Person",
    "PhotoAnswer",
    "PhotoConsent",
    "Pool",
    "Registration",
]
