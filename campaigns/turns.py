"""When posts go out: each at its own time, or once on every day of its series."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber

from accounts.models import Organisation
from campaigns.models import Campaign, ChannelAccount, Delivery, Variant
from campaigns.querysets import DOUBTS, OUTRANKS_THE_TEXT, STILL_WAITS, posts
from campaigns.series import running_series
from outbox.rules.states import State

AT_ONCE = 500
# A post, and the delivery that is a day of its series; NO_DAY for the post's own time.
Key = tuple[int, int]
NO_DAY = 0


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One time of a post: its own, or a `day` that its series owes or has had."""

    post: Variant
    day: Delivery | None = None

    @property
    def at(self) -> datetime | None:
        return self.day.due_at if self.day is not None else self.post.due_at

    @property
    def key(self) -> Key:
        return self.post.pk, self.day.pk if self.day is not None else NO_DAY

    @property
    def name(self) -> str:
        """Name this turn for good: a day stays the same one when its hour moves."""
        if self.day is None:
            return f"post-{self.post.pk}"
        return f"post-{self.post.pk}-{self.day.series_on or self.day.occurrence}"

    @property
    def delivery(self) -> Delivery | None:
        """The delivery that speaks for this turn. What became of one day says nothing of others."""
        if self.day is not None or is_of_days(self.post):
            return self.day
        return max(self.post.deliveries.all(), key=lambda one: one.occurrence, default=None)

    @property
    def outranks_the_text(self) -> bool:
        """Say whether its delivery tells how it stands whatever became of the words since.

        A single post that failed may still be sent in other words; a day that failed is over.
        """
        delivery = self.delivery
        waits = STILL_WAITS if self.day is None else {State.READY}
        return delivery is not None and delivery.state not in waits

    @property
    def repeats(self) -> bool:
        """Say whether its time is for a series to say."""
        is_day = self.day is not None and self.day.series_on is not None
        return is_day or running_series(self.post) is not None


def is_of_days(post: Variant) -> bool:
    """Say whether a post whose deliveries were fetched has gone out, or will, by a series."""
    return any(one.series_on is not None for one in post.deliveries.all())


def planned_turn(post: Variant) -> Turn:
    """Return the turn at a post's `due_at`, as it stands on the object."""
    at_that_time = (one for one in post.deliveries.all() if one.due_at == post.due_at)
    return Turn(post=post, day=next(at_that_time, None) if is_of_days(post) else None)


def telling_turn(post: Variant, *, now: datetime) -> Turn:
    """Return the turn that says how a whole post stands.

    Of a series that is the last day that has come, else the next one. While words wait for
    approval, or in doubt, it is what they wait for.
    """
    planned = planned_turn(post)
    waits_for_people = post.state != Variant.State.APPROVED or post.source_doubt
    if not is_of_days(post) or (waits_for_people and not planned.outranks_the_text):
        return planned
    days = sorted(post.deliveries.all(), key=lambda one: (one.due_at, one.occurrence))
    come = [one for one in days if one.due_at <= now]
    return Turn(post=post, day=come[-1] if come else days[0])


@dataclass(frozen=True, kw_only=True)
class Turns:
    """Turns to be shown: the posts with a time of their own, and the days of series.

    A series has the days that it owes, five weeks ahead, and those that it had; what its rule
    names beyond them is no turn yet. Both are read side by side, for a database counts and cuts
    each, but not their union.
    """

    own: QuerySet[Variant]
    days: QuerySet[Delivery]

    def between(self, start: datetime, end: datetime) -> "Turns":
        span = {"due_at__gte": start, "due_at__lt": end}
        return Turns(own=self.own.filter(**span), days=self.days.filter(**span))

    def on_day(self, day: date, *, zone: ZoneInfo) -> "Turns":
        """Turns of one day on the clocks of a zone."""
        start = datetime.combine(day, time(), zone)
        return self.between(start, datetime.combine(day + timedelta(days=1), time(), zone))

    def chosen(
        self,
        *,
        campaign: Campaign | None = None,
        organisation: Organisation | None = None,
        country: str = "",
        channel: ChannelAccount | None = None,
        language: str = "",
        state: str = "",
    ) -> "Turns":
        """Turns that match every filter that is set; the country is that of the channel."""
        named = {
            "message__campaign": campaign,
            "message__campaign__organisation": organisation,
            "channel__organisation__country_code": country,
            "channel": channel,
            "language": language,
        }
        wanted: dict[str, Any] = {name: value for name, value in named.items() if value}
        found = Turns(
            own=self.own.filter(**wanted),
            days=self.days.filter(**{f"variant__{name}": value for name, value in wanted.items()}),
        )
        if not state:
            return found
        return Turns(own=_own_at(found.own, state), days=_days_at(found.days, state))

    def keys(self, *, latest_first: bool = False) -> QuerySet[Any, tuple[int, int, datetime]]:
        """Return the key and time of each, those without one last; to be counted and sliced."""
        own = self.own.order_by().annotate(
            _post=F("pk"), _day=Value(NO_DAY, BigIntegerField()), _at=F("due_at")
        )
        days = self.days.order_by().annotate(_post=F("variant_id"), _day=F("pk"), _at=F("due_at"))
        columns = ("_post", "_day", "_at")
        both: Any = own.values_list(*columns).union(days.values_list(*columns), all=True)
        if latest_first:
            return both.order_by(F("_at").desc(nulls_last=True), "-_post", "-_day")
        return both.order_by(F("_at").asc(nulls_last=True), "_post", "_day")

    def first_of_each(self, most: int, *, edges: Sequence[datetime]) -> dict[Key, int]:
        """Return the earliest `most` turns of every cell, each with how many its cell has.

        A cell reaches from one edge to the next. The database counts and chooses: a full month
        has far more posts than fit a page. Instants are compared, and no dates worked out, which
        SQLite would ask Python for, row by row.
        """
        shown = self.between(edges[0], edges[-1])
        found: dict[int, list[tuple[datetime, Key]]] = defaultdict(list)
        in_all: Counter[int] = Counter()
        for rows, key in (
            (shown.own, lambda row: (row["pk"], NO_DAY)),
            (shown.days, lambda row: (row["variant_id"], row["pk"])),
        ):
            totals = {}
            for row in _first_of_each(rows, most, edges=edges):
                cell = bisect_right(edges, row["due_at"])
                found[cell].append((row["due_at"], key(row)))
                totals[cell] = row["in_all"]
            in_all.update(totals)
        return {
            key: in_all[cell] for cell in sorted(found) for _at, key in sorted(found[cell])[:most]
        }

    def each(self) -> Iterator[Turn]:
        """Fetch all of them by their time, so many at once that a long list fits into memory."""
        keys = [(post, day) for post, day, _at in self.keys()]
        for start in range(0, len(keys), AT_ONCE):
            yield from fetched(keys[start : start + AT_ONCE])


def turns() -> Turns:
    """Return every turn of every post."""
    of_days = Delivery.objects.filter(variant=OuterRef("variant"), series_on__isnull=False)
    # What was sent again on a day of a series has an hour of its own as well.
    days = Delivery.objects.filter(Q(series_on__isnull=False) | Exists(of_days))
    return Turns(own=own_times(), days=days)


def own_times() -> QuerySet[Variant]:
    """Return posts whose `due_at` is told by no day of a series, with their `newest_state`."""
    theirs = Delivery.objects.filter(variant=OuterRef("pk"))
    newest = theirs.order_by("-occurrence").values("state")
    of_days = Exists(theirs.filter(series_on__isnull=False))
    return (
        posts()
        .annotate(
            newest_state=Case(
                When(of_days, then=Value(None)),
                default=Subquery(newest[:1]),
                output_field=CharField(null=True),
            )
        )
        .exclude(of_days & Exists(theirs.filter(due_at=OuterRef("due_at"))))
    )


def fetched(keys: Iterable[Key]) -> list[Turn]:
    """Fetch turns with all that lists show of them, in their order; two queries.

    One that was dropped since its key was read is left out.
    """
    wanted = list(keys)
    found = posts().shown().in_bulk({post for post, _day in wanted})
    days = {one.pk: one for post in found.values() for one in post.deliveries.all()}
    return [
        Turn(post=found[post], day=days.get(day))
        for post, day in wanted
        if post in found and (day == NO_DAY or day in days)
    ]


def _own_at(own: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Posts that stand so: a doubt that holds them, else their newest delivery where it speaks
    for them, else themselves."""
    waits = Q(newest_state=None) | Q(newest_state__in=STILL_WAITS)
    if state in DOUBTS:
        return own.filter(waits, source_doubt=state)
    own = own.exclude(waits & ~Q(source_doubt=Variant.Doubt.NONE))
    outranks = Q(newest_state__in=OUTRANKS_THE_TEXT)
    if state in frozenset(State):
        return own.filter(Q(state=Variant.State.APPROVED) | outranks, newest_state=state)
    silent = Q(newest_state=None) | (~Q(state=Variant.State.APPROVED) & ~outranks)
    return own.filter(silent, state=state)


def _days_at(days: QuerySet[Delivery], state: str) -> QuerySet[Delivery]:
    """Days that stand so; the post is asked only about those that wait."""
    waits = Q(state=State.READY)
    if state in DOUBTS:
        return days.filter(waits, variant__source_doubt=state)
    days = days.exclude(waits & ~Q(variant__source_doubt=Variant.Doubt.NONE))
    if state == State.READY:
        return days.filter(waits, variant__state=Variant.State.APPROVED)
    if state in frozenset(State):
        return days.filter(state=state)
    return days.filter(waits, variant__state=state).exclude(variant__state=Variant.State.APPROVED)


def _first_of_each(
    rows: QuerySet[Any], most: int, *, edges: Sequence[datetime]
) -> QuerySet[Any, dict[str, Any]]:
    cell = Case(
        *(When(due_at__lt=edge, then=Value(number)) for number, edge in enumerate(edges[1:])),
        default=Value(-1),
    )
    ranked = rows.order_by().annotate(
        number=Window(RowNumber(), partition_by=[cell], order_by=[F("due_at").asc(), "pk"]),
        in_all=Window(Count("*"), partition_by=[cell]),
    )
    columns = ("pk", "due_at", "in_all") + (("variant_id",) if rows.model is Delivery else ())
    return ranked.filter(number__lte=most).values(*columns)
