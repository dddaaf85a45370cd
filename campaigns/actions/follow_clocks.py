"""Keeping wall times when a country changes its clocks: planned posts move with the new rules."""

import logging
from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from campaigns.actions.owe_delivery import move_delivery
from campaigns.actions.plan_variant import MAKES_ROOM
from campaigns.clock_data import tz_version
from campaigns.models import Variant
from campaigns.rules.local_time import resolve
from campaigns.rules.slots import minute_of
from campaigns.series import bring_in_line, live_series

logger = logging.getLogger(__name__)

Moves = list[tuple[datetime, datetime]]


def follow_clocks(*, now: datetime) -> int:
    """Resolve anew what was planned with another edition of the world's clocks.

    Only what still lies ahead and has not begun to go out moves; each move is in the post's
    history. Returns how many posts moved; asked again, it moves nothing.
    """
    stale = (
        Variant.objects.filter(due_at__gt=now)
        .exclude(planned_local="")
        .exclude(tz_version=tz_version())
    )
    moved = 0
    for variant_pk in stale.order_by("pk").values_list("pk", flat=True):
        try:
            moved += _follow(variant_pk, now=now)
        except Exception:
            # One zone that is gone must not keep the others at the wrong hour.
            logger.exception("The time of post %s could not be resolved anew", variant_pk)
    return moved


@transaction.atomic
def _follow(variant_pk: int, *, now: datetime) -> bool:
    fresh = (
        Variant.objects.select_for_update(of=["self"])
        .select_related("channel", "message__campaign")
        .get(pk=variant_pk)
    )
    before, series = fresh.due_at, live_series(fresh)
    if before is None or fresh.tz_version == tz_version():
        return False
    if series is not None:
        moves: Moves = bring_in_line(variant=fresh, series=series, now=now).moved
        if not moves and fresh.due_at != before and fresh.due_at is not None:
            moves = [(before, fresh.due_at)]
    else:
        moves = _resolved_anew(fresh)
    if moves:
        told = [{"from": old.isoformat(), "to": new.isoformat()} for old, new in moves]
        note = "; ".join(f"{old:%Y-%m-%d %H:%M} → {new:%H:%M} UTC" for old, new in moves[:3])
        log(
            instance=fresh,
            action="campaigns.clocks_changed",
            data={"note": note, "moved": told, "tz_version": fresh.tz_version},
        )
    return bool(moves)


def _resolved_anew(fresh: Variant) -> Moves:
    """Move a single post and what is owed for it; one that has begun to go out stays."""
    before, moves = fresh.due_at, []
    resolved = resolve(local=datetime.fromisoformat(fresh.planned_local), zone=fresh.zone)
    owed = fresh.deliveries.exclude(state__in=MAKES_ROOM).first()
    # To the minute: what was sent again stands at its second.
    if (
        before is not None
        and resolved.at != minute_of(before)
        and (owed is None or move_delivery(delivery=owed, due_at=resolved.at))
    ):
        fresh.due_at = resolved.at
        moves.append((before, resolved.at))
    fresh.tz_version = tz_version()
    fresh.save(update_fields=["due_at", "tz_version"])
    return moves
