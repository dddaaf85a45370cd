"""How a withdrawal reaches the floors above: each registers what it does for its own places."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from media_library.models import Asset


@dataclass(frozen=True, kw_only=True)
class Reached:
    """One place and what came of it: "done", "asked" (for the other side to do) or "beyond".

    "asked" is looked at again later: the withdrawal is not over before each is one of the others.
    """

    asset: Asset
    where: str
    outcome: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """A part of the system that shows assets.

    `stop` runs inside the transaction of the withdrawal itself: database writes only, readers see
    nothing from its commit on. `clean` runs in the worker, is repeated until nothing is "asked"
    any more, and says each time how it stands.
    """

    name: str
    stop: Callable[[Collection[Asset], datetime], None]
    clean: Callable[[Collection[Asset], datetime], Iterable[Reached]]


_reaches: dict[str, Reach] = {}


def register_reach(reach: Reach) -> Reach:
    """Add a part of the system to what withdrawals reach."""
    _reaches[reach.name] = reach
    return reach


def reaches() -> tuple[Reach, ...]:
    """Return every registered part, in the order of registration."""
    return tuple(_reaches.values())
