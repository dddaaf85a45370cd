"""What a stop did and did not reach: posts that wait, that became too late, that were under way."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.desk.standing import covers
from campaigns.models import Delivery
from outbox.models import Hold, Mail
from outbox.rules.states import State

SHOWN = 100
LOOKING_BACK = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class HeldPost:
    """A post that waits, the stops that hold it, and what becomes of it if nobody does anything."""

    delivery: Delivery
    holds: list[Hold]
    outlook: str
    is_lost: bool


@dataclass(frozen=True, kw_only=True)
class Worker:
    """One running process, and how many calls of its may arrive although all is stopped."""

    name: str
    posts: int
    mails: int


def held_posts(holds: Iterable[Hold], *, now: datetime) -> list[HeldPost]:
    """Return the posts that the active `holds` keep waiting, the soonest first, up to SHOWN."""
    active = list(holds)
    if not active:
        return []
    waiting = _shown(Delivery.objects.ready().held(now))
    return [
        _held(delivery, [hold for hold in active if covers(hold, delivery.scopes)], now=now)
        for delivery in waiting.order_by("due_at", "pk")[:SHOWN]
    ]


def lost_posts(*, now: datetime) -> list[Delivery]:
    """Return posts that became too late under a stop of late, and that nobody has planned anew."""
    since = now - LOOKING_BACK
    stops = list(Hold.objects.filter(Q(released_at=None) | Q(released_at__gt=since)))
    if not stops:
        return []
    later = Delivery.objects.filter(
        variant=OuterRef("variant"), occurrence__gt=OuterRef("occurrence")
    )
    expired = (
        _shown(Delivery.objects.filter(state=State.EXPIRED, settled_at__gte=since))
        .exclude(Exists(later), series_on=None)
        # The other days of its series do not make up for a lost one; sending it again does.
        .exclude(Exists(later.filter(series_on=None)))
        .order_by("-settled_at", "pk")
    )
    lost = (one for one in expired if any(_was_over(hold, one) for hold in stops))
    return list(islice(lost, SHOWN))


def workers() -> list[Worker]:
    """Return who is handing something over at this very moment, posts and mails counted."""
    counts = [
        Counter(
            dict(
                model._default_manager.filter(state=State.SENDING)
                .order_by()
                .values_list("lease_owner")
                .annotate(number=Count("pk"))
            )
        )
        for model in (Delivery, Mail)
    ]
    posts, mails = counts
    return [
        Worker(name=_worker_name(owner), posts=posts[owner], mails=mails[owner])
        for owner in sorted({*posts, *mails})
    ]


def _worker_name(owner: str) -> str:
    """Say where a courier runs, without the random part of its identity."""
    machine, _colon, rest = owner.partition(":")
    process, _colon, _random = rest.partition(":")
    return _("%(machine)s, process %(process)s") % {"machine": machine, "process": process or "?"}


def _shown(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    return deliveries.select_related("variant__channel", "variant__message__campaign").defer(
        "payload", "variant__payload"
    )


def _was_over(hold: Hold, delivery: Delivery) -> bool:
    """Say whether a stop was in force at the last moment at which a post could have gone."""
    last = delivery.not_after
    return (
        last is not None
        and hold.held_at <= last
        and (hold.until is None or hold.until > last)
        and (hold.released_at is None or hold.released_at > last)
        and covers(hold, delivery.scopes)
    )


def _held(delivery: Delivery, holds: list[Hold], *, now: datetime) -> HeldPost:
    last = delivery.not_after
    ends = [hold.until for hold in holds]
    until = None if None in ends else max((end for end in ends if end is not None), default=now)
    if last is not None and last < now:
        outlook, is_lost = _("It is too late for it: it will not go out. Give it a new time."), True
    elif until is None:
        outlook, is_lost = _only_before(last), False
    elif last is not None and until > last:
        outlook, is_lost = (
            _(
                "The stop lasts longer than it can wait. It will not go out unless it is moved, or "
                "the stop released before %(last)s."
            )
            % {"last": _moment(last)},
            True,
        )
    else:
        outlook = _("It goes out on %(moment)s, when the stop has ended.") % {
            "moment": _moment(max(until, delivery.due_at))
        }
        is_lost = False
    return HeldPost(delivery=delivery, holds=holds, outlook=outlook, is_lost=is_lost)


def _only_before(last: datetime | None) -> str:
    if last is None:
        return _("It goes out once the stop is released.")
    return _("It goes out only if the stop is released before %(last)s.") % {"last": _moment(last)}


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F, H:i")
