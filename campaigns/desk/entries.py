"""Posts as calendars, lists and the matrix show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.clashing import Clash
from campaigns.desk.standing import Standing, standing_of
from campaigns.models import Variant
from campaigns.querysets import OUTRANKS_THE_TEXT
from campaigns.rules.local_time import both_clocks
from campaigns.turns import Turn, telling_turn
from outbox.models import Hold
from outbox.rules.states import State

# Why a post that stands so stays where it is; every other one may be moved.
FIXED: dict[str, str | Promise] = {
    State.LEASED: _("It is going out right now, so it stays where it is."),
    State.SENDING: _("It is going out right now, so it stays where it is."),
    State.UNKNOWN: _("It may have gone out already, so it stays where it is."),
    State.NEEDS_HUMAN: _("It may have gone out already, so it stays where it is."),
    State.SENT: _("It has gone out, so it stays where it is."),
    State.CANCELLED: _("It was taken back. Open it to give it a new time."),
}
REPEATS = _("It repeats, so it stays where it is. Open it to change how it repeats.")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One turn of a post, ready to be shown; `local` is on the reader's own clock."""

    turn: Turn
    standing: Standing
    local: datetime | None
    clocks: tuple[tuple[str, str], ...]
    clashes: Sequence[Clash] = ()

    @property
    def post(self) -> Variant:
        return self.turn.post

    @property
    def seen(self) -> str:
        """Say where the post stands, to the microsecond, for whoever wants to move it."""
        return self.turn.at.isoformat() if self.turn.at else ""

    @property
    def why_fixed(self) -> str | Promise:
        """Say why the post cannot be moved; empty when it can."""
        if self.turn.repeats and self.standing.code not in OUTRANKS_THE_TEXT:
            return REPEATS
        return FIXED.get(self.standing.code, "")


def entries_of(
    found: Iterable[Variant],
    *,
    holds: Iterable[Hold],
    clashes: Mapping[int, Sequence[Clash]] | None = None,
) -> list[Entry]:
    """Make posts ready to be shown, each once; `clashes` go by the post's id."""
    now, clashes = timezone.now(), clashes or {}
    turns = [telling_turn(post, now=now) for post in found]
    of_turns = {turn: clashes.get(turn.post.pk, ()) for turn in turns}
    return entries_of_turns(turns, holds=holds, clashes=of_turns)


def entries_of_turns(
    turns: Iterable[Turn],
    *,
    holds: Iterable[Hold],
    clashes: Mapping[Turn, Sequence[Clash]],
) -> list[Entry]:
    """Make turns of posts ready to be shown."""
    holds = list(holds)
    return [
        Entry(
            turn=turn,
            standing=standing_of(turn, holds=holds),
            local=timezone.localtime(turn.at) if turn.at else None,
            clocks=both_clocks(turn.at) if turn.at else (),
            clashes=clashes.get(turn, ()),
        )
        for turn in turns
    ]
