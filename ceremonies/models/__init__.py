"""What ceremonies keep: pages, when they happen, places and who has one, what they announce."""

from ceremonies.models.announcements import Announcement, Arming, Cue, OwedNews, OwedPage
from ceremonies.models.attendance import AttendanceFact, CountMethod
from ceremonies.models.door import Entry, Gate, Scan, TicketKey
from ceremonies.models.happenings import Ceremony
from ceremonies.models.letters import GuestLetter, GuestMailing, MailingRequest
from ceremonies.models.pages import CeremonyIndexPage, CeremonyPage
from ceremonies.models.persons import Person, PhotoAnswer, PhotoConsent
from ceremonies.models.places import Pool
from ceremonies.models.programme import PageSwitch, ProgrammeItem, ProgrammeWords
from ceremonies.models.registrations import Claim, Invitation, Registration
from ceremonies.models.streams import StreamSource

__all__ = [
    "Announcement",
    "Arming",
    "AttendanceFact",
    "Ceremony",
    "CeremonyIndexPage",
    "CeremonyPage",
    "Claim",
    "CountMethod",
    "Cue",
    "Entry",
    "Gate",
    "GuestLetter",
    "GuestMailing",
    "Invitation",
    "MailingRequest",
    "OwedNews",
    "OwedPage",
    "PageSwitch",
    "Person",
    "PhotoAnswer",
    "PhotoConsent",
    "Pool",
    "ProgrammeItem",
    "ProgrammeWords",
    "Registration",
    "Scan",
    "StreamSource",
    "TicketKey",
]
