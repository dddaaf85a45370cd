"""The ShareCard: what any page offers to whoever wants to tell others about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from media_library.public import Photo


@dataclass(frozen=True, kw_only=True)
class CardPhoto:
    photo: Photo
    alt: str


@dataclass(frozen=True, kw_only=True)
class ShareCard:
    """A page in the few words and pictures that a post needs, in one language.

    `url` is absolute; `photos` come with alt text in the card's language, the leading one first;
    `funding` says who paid for it.
    """

    language: str
    title: str
    summary: str
    url: str
    page_id: int
    revision_id: int | None
    photos: tuple[CardPhoto, ...] = ()
    hashtags: tuple[str, ...] = ()
    credit: str = ""
    funding: str = "network"
    is_live: bool = True
    facts: dict[str, str] = field(default_factory=dict)


def town_tags(pearls: Iterable[Any]) -> tuple[str, ...]:
    """Return a hashtag for the town of each Pearl, without the sign: letters only."""
    names = (pearl.municipality.title_name for pearl in pearls)
    return tuple("".join(letter for letter in name if letter.isalpha()) for name in names)
