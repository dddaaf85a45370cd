"""News that one floor has decided on and another tells: what is told, and who can tell it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from accounts.models import User
from cms.models.base import SitePage


@dataclass(frozen=True, kw_only=True, repr=False)
class News:
    """What is told about a page: texts by language, on outlets of one campaign; by their keys.

    A language without a text is not told in. `tags` come without their sign. Until it may be
    told it is secret, so none of it shows in a repr.
    """

    page: SitePage
    campaign: int
    outlets: Sequence[int]
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    tags: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Outlet:
    key: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The campaigns that somebody may tell news in, and the outlets there are."""

    campaigns: Sequence[Outlet]
    outlets: Sequence[Outlet]


@dataclass(frozen=True, kw_only=True, repr=False)
class Sketch:
    """How one post would read, and in words what speaks against it; nothing of it is kept."""

    outlet: str
    language: str
    text: str
    problems: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Told:
    """How many posts are on their way, and how many wait for somebody at the desk."""

    owed: int
    waiting: int


class Teller(Protocol):
    """Whoever tells news; campaigns do."""

    def choices(self, *, by: User) -> Choices: ...

    def may_tell(self, *, campaign: int, outlets: Sequence[int], by: User) -> bool:
        """Say whether somebody may tell something in a campaign on these outlets."""

    def sketches(self, what: News, *, now: datetime) -> list[Sketch]:
        """Return how the posts would read; writes nothing."""

    def tell(self, what: News, *, author: int, approved_by: Sequence[int], now: datetime) -> Told:
        """Write the posts and owe them at once, in the caller's transaction; calls nobody."""


_tellers: list[Teller] = []


def register_teller(teller: Teller) -> None:
    """Say who tells news; the one said last does."""
    _tellers[:] = [teller]


def teller() -> Teller:
    """Return who tells news. Raises LookupError where nobody does."""
    if not _tellers:
        raise LookupError("Nobody tells news here.")
    return _tellers[0]
