"""The shapes of the demo content: plain frozen records, texts keyed by language code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Texts = Mapping[str, str]
Paragraphs = Mapping[str, tuple[str, ...]]
FundingSource = Literal["interreg_c004", "network", "municipality", "mixed"]
Role = Literal["admin", "officer", "reviewer", "partner", "host"]


@dataclass(frozen=True, kw_only=True)
class Country:
    """A country of the programme: names in nine languages and its time zone."""

    iso: str
    names: Texts
    official_languages: tuple[str, ...]
    zone: str


@dataclass(frozen=True, kw_only=True)
class Region:
    """A NUTS 2024 region; regions of level 3 are kept as codes only, so their name is empty."""

    code: str
    level: Literal[2, 3]
    country: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Pearl:
    """A Pearl; a summary of None says that the plan is not known, and is never guessed."""

    slug: str
    title_year: int
    country: str
    title_name: str
    official_names: Texts
    nuts2: str
    nuts3: str
    latitude: float
    longitude: float
    coordinate_note: str | None
    summary: Texts | None
    intro: Texts


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A partner organisation of the programme."""

    slug: str
    name: str
    country: str
    is_lead: bool = False


@dataclass(frozen=True, kw_only=True)
class DemoUser:
    """An invented person who can sign in to the demo."""

    name: str
    email: str
    role: Role
    language: str
    organisation: str | None = None
    pearl: str | None = None
    also_for: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Term:
    """A theme or a phase of work with its label in nine languages."""

    slug: str
    labels: Texts


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture to draw: scene and seed; the description comes with the scene."""

    scene: str
    seed: int
    alt: Texts


@dataclass(frozen=True, kw_only=True)
class TextBlock:
    """A heading with its paragraphs."""

    heading: Texts
    paragraphs: Paragraphs


@dataclass(frozen=True, kw_only=True)
class QuoteBlock:
    """A sentence set large; the speaker is never a real person."""

    quote: Texts
    attribution: Texts


@dataclass(frozen=True, kw_only=True)
class GalleryBlock:
    """A set of pictures under a heading."""

    heading: Texts
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, kw_only=True)
class PeopleBlock:
    """Who took part, as functions and not as names."""

    heading: Texts
    lines: Paragraphs


@dataclass(frozen=True, kw_only=True)
class LinkBlock:
    """Where to read on."""

    label: Texts
    address: str


Block = TextBlock | QuoteBlock | GalleryBlock | PeopleBlock | LinkBlock


@dataclass(frozen=True, kw_only=True)
class Story:
    """A story about one or more Pearls."""

    slug: str
    pearls: tuple[str, ...]
    phase: str
    themes: tuple[str, ...]
    funding_source: FundingSource
    published_on: date
    authors: tuple[str, ...]
    hero: Picture
    title: Texts
    lead: Texts
    body: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Practice:
    """An invented practice record: core fields only."""

    slug: str
    pearl: str
    holder: str
    holder_type: str
    themes: tuple[str, ...]
    funding_source: FundingSource
    title: Texts
    summary: Texts
    challenge: Texts
    steps: Paragraphs
    participants: Texts
    resources: Texts
    evidence: Texts
    difficulties: Texts
    transfer: Texts


@dataclass(frozen=True, kw_only=True)
class Item:
    """An item of a programme, from so many minutes after the beginning."""

    after_minutes: int
    minutes: int
    title: Texts
    speakers: Texts | None = None
    languages: str = ""


@dataclass(frozen=True, kw_only=True)
class Stream:
    """An address at which a ceremony could be watched; it leads nowhere."""

    kind: str
    address: str
    language: str = ""
    captions: str = ""


@dataclass(frozen=True, kw_only=True)
class Party:
    """Guests who register together; without an address they came by telephone.

    `photos` are the answers of the first ones, the others agree; of a past ceremony the last
    `stays_away` did not come.
    """

    names: tuple[str, ...]
    language: str
    country: str
    address: str = ""
    comes_for: str = "private"
    modes: tuple[str, ...] = ("on-site",)
    aids: tuple[tuple[str, str, int], ...] = ()
    photos: tuple[str, ...] = ()
    stays_away: int = 0


@dataclass(frozen=True, kw_only=True)
class Ceremony:
    """A ceremony, placed in time by days from today and the local hour, or by minutes from now.

    `places` are (kind, language, number), the number None without a limit.
    """

    slug: str
    pearl: str
    mode: Literal["on_site", "hybrid", "online"]
    duration_minutes: int
    zone: str
    place: Texts
    title: Texts
    host_event: Texts | None
    intro: Texts
    days_from_today: int = 0
    starts_at_hour: int = 18
    minutes_from_now: int | None = None
    is_finale: bool = False
    host_event_url: str = ""
    host_organiser: str = ""
    street_address: str = ""
    is_step_free: bool = False
    has_hearing_loop: bool = False
    handed_over_by: str = ""
    received_by: str = ""
    recording_url: str = ""
    programme: tuple[Item, ...] = ()
    streams: tuple[Stream, ...] = ()
    places: tuple[tuple[str, str, int | None], ...] = ()
    parties: tuple[Party, ...] = ()
    heads_counted: int = 0
    gate: str = ""


@dataclass(frozen=True, kw_only=True)
class SealedPearl:
    """An invented Pearl that nobody knows of before the finale; `region` is a NUTS 3 code."""

    slug: str
    name: str
    region: str
    latitude: str
    longitude: str
    summary: Texts
    body: Texts


@dataclass(frozen=True, kw_only=True)
class Message:
    """A message of a campaign; the link to its story is added when it is posted."""

    story: str
    minutes_from_start: int
    texts: Texts


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """A campaign: its name and its messages in the order of time."""

    slug: str
    name: Texts
    goal: Texts
    messages: tuple[Message, ...]


@dataclass(frozen=True, kw_only=True)
class HandedInFile:
    """A file that a partner hands in; `is_second_copy` was squeezed by a messenger."""

    scene: str
    seed: int
    label: str
    caption: str = ""
    alt: str = ""
    people: str = ""
    is_second_copy: bool = False


@dataclass(frozen=True, kw_only=True)
class HandedIn:
    """A contribution: its files, the words about all of them, and somebody who can be seen."""

    pearl: str
    language: str
    phase: str
    name: str
    creator: str
    place: str
    description: str
    licence: str
    files: tuple[HandedInFile, ...]
    clip: str
    person: str
