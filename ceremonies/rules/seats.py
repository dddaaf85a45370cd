"""Who gets a place, who waits and who is next: the arithmetic of one pool of places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How a pool stands, in places; `cap` is None where there is no limit."""

    cap: int | None
    taken: int
    waiting: int

    @property
    def free(self) -> int | None:
        """How many places nobody has; None where there is no limit."""
        return None if self.cap is None else self.cap - self.taken

    def fits(self, places: int) -> bool:
        return self.free is None or places <= self.free


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A party in the queue: its number, how many of it have no place yet, may some come alone."""

    number: int
    missing: int
    may_split: bool


def granted_to_newcomer(
    tally: Tally, *, wanted: int, may_split: bool, at_door: bool = False
) -> int:
    """Return how many places a party gets that joins now, 0 to `wanted`.

    While anybody waits, a newcomer gets none: nobody jumps the queue. At the door nobody waits
    for a mail any more: who stands there gets what is free.
    """
    if tally.waiting and not at_door:
        return 0
    return _granted(tally, wanted=wanted, may_split=may_split)


def promoted(tally: Tally, queue: Iterable[Waiting]) -> Iterator[tuple[int, int]]:
    """Yield (number, places) for those who get places now, strictly in the queue's order.

    `queue` comes in the order of its numbers. A party that does not fit and may not be split
    keeps everybody behind it waiting: a large party is not overtaken by small ones.
    """
    for party in queue:
        places = _granted(tally, wanted=party.missing, may_split=party.may_split)
        if places:
            yield party.number, places
            tally = replace(tally, taken=tally.taken + places, waiting=tally.waiting - places)
        if places < party.missing:
            return


def _granted(tally: Tally, *, wanted: int, may_split: bool) -> int:
    if tally.fits(wanted):
        return wanted
    return max(0, tally.free or 0) if may_split else 0
