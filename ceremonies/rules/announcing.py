"""What may be done with a sealed announcement, in which state, and when it is due."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from outbox.rules.refusals import Refusal

ARMERS = 2
# So long before the moment nothing is written any more; holding it gives the time back.
FROZEN_BEFORE = timedelta(minutes=5)
MORE = timedelta(minutes=5)


class State(StrEnum):
    DRAFT = "draft"
    ARMED = "armed"
    ANNOUNCED = "announced"


class Press(StrEnum):
    HOLD = "hold"
    GO_ON = "go-on"
    GO_NOW = "go-now"
    FIVE_MORE = "five-more"


@dataclass(frozen=True, kw_only=True)
class Moment:
    """Where an announcement stands: its state, when it is to happen, since when it is held."""

    state: str
    reveal_at: datetime | None = None
    held_at: datetime | None = None


def why_not_write(moment: Moment, *, now: datetime) -> Refusal | None:
    """Say why the content cannot be changed (any more), or None if it can."""
    if moment.state == State.ANNOUNCED:
        return Refusal("announced")
    is_armed = moment.state == State.ARMED and moment.held_at is None
    if is_armed and moment.reveal_at and now >= moment.reveal_at - FROZEN_BEFORE:
        return Refusal("too-late")
    return None


def why_not_arm(
    moment: Moment,
    *,
    pearls: int,
    missing: Sequence[tuple[str, str, str]],
    taken: Sequence[str],
    seen: str,
    commitment: str,
    is_armed_by_them: bool,
    now: datetime,
    are_posts_wrong: bool = False,
) -> Refusal | None:
    """Say why somebody who looked at `seen` cannot arm, or None if they can.

    `taken` are the code names of Pearls whose address another Pearl has.
    """
    if moment.state != State.DRAFT:
        return Refusal(moment.state)
    if not pearls:
        return Refusal("nothing-written")
    if missing:
        name, language, _words = missing[0]
        facts = {"name": name, "language": language, "number": len(missing)}
        return Refusal("incomplete", facts)
    if taken:
        return Refusal("address-taken", {"name": taken[0]})
    if are_posts_wrong:
        return Refusal("posts-wrong")
    if moment.reveal_at is None or moment.reveal_at <= now:
        return Refusal("no-moment")
    if seen != commitment:
        return Refusal("changed-meanwhile")
    if is_armed_by_them:
        return Refusal("same-person")
    return None


def is_armed_by_two(armed: Sequence[tuple[Any, str]], *, commitment: str) -> bool:
    """Say whether two different persons armed this very content; `armed`: (person, what)."""
    return len({person for person, what in armed if what == commitment}) >= ARMERS


def after_press(press: Press, moment: Moment, *, now: datetime) -> Moment | Refusal:
    """Return where the announcement stands after a button, or why that one does nothing now.

    Held wins over go: whoever holds it had a reason that the other may not know of.
    """
    if moment.state != State.ARMED or moment.reveal_at is None:
        return Refusal("announced" if moment.state == State.ANNOUNCED else "not-armed")
    is_held = moment.held_at is not None
    match press:
        case Press.HOLD:
            return Refusal("held") if is_held else replace(moment, held_at=now)
        case Press.GO_ON:
            return replace(moment, held_at=None) if is_held else Refusal("not-held")
        case Press.GO_NOW:
            return Refusal("held") if is_held else replace(moment, reveal_at=now)
    return replace(moment, reveal_at=max(moment.reveal_at, now) + MORE)


def is_due(moment: Moment, *, now: datetime) -> bool:
    """Say whether the moment has come."""
    if moment.state != State.ARMED or moment.held_at is not None or moment.reveal_at is None:
        return False
    return now >= moment.reveal_at


def shown_state(moment: Moment | None) -> str:
    """Return what everybody may know: sealed (also where there is nothing yet), held, announced."""
    if moment is None or moment.state == State.DRAFT:
        return "sealed"
    if moment.state == State.ANNOUNCED:
        return "announced"
    return "held" if moment.held_at else "sealed"
