"""What speaks against the times of posts, in words: shown while planning, never in the way."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import available_timezones

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.actions.plan_variant import MAKES_ROOM
from campaigns.models import COUNTRIES, ChannelAccount, Delivery, MarkedDay, Variant
from campaigns.rules.clashing import Code, Day, Finding, Outlet, Planned, findings
from campaigns.turns import Turn, own_times, planned_turn
from outbox.rules.states import State

# Whoever reads these chose a language there; on other networks everybody sees every post.
SPLIT_LANGUAGES = (ChannelAccount.Kind.FEED, ChannelAccount.Kind.MAIL)
# A channel's day, on whatever clock, lies within this of every instant in it.
AROUND = timedelta(hours=50)
COUNTRY_NAMES = dict(COUNTRIES)
GRAVE = frozenset({Code.MOURNING})


@dataclass(frozen=True)
class Clash:
    """One thing that speaks against a post's time; `others` are the posts it clashes with."""

    code: str
    words: str
    others: tuple[int, ...] = ()

    @property
    def is_grave(self) -> bool:
        return self.code in GRAVE


def clashes_of(posts: Iterable[Variant]) -> dict[int, list[Clash]]:
    """Say what speaks against each post's `due_at`, as it stands on the object, by its id.

    Of a series that is its next day. The number of queries does not depend on how many posts
    there are.
    """
    wanted = list(posts)
    timed = [post for post in wanted if post.due_at is not None]
    if timed:
        prefetch_related_objects(timed, "message", Prefetch("deliveries", _without_payloads()))
    found = clashes_of_turns(planned_turn(post) for post in timed)
    told = {turn.post.pk: clashes for turn, clashes in found.items()}
    return {post.pk: told.get(post.pk, []) for post in wanted}


def clashes_of_turns(turns: Iterable[Turn]) -> dict[Turn, list[Clash]]:
    """Say what speaks against each time of these posts, of every day of a series by itself.

    Their messages and deliveries were fetched with them. Nothing speaks against what has no time
    or cannot be moved any more.
    """
    wanted = list(turns)
    clashes: dict[Turn, list[Clash]] = {turn: [] for turn in wanted}
    moving = [turn for turn in wanted if turn.at is not None and _may_still_move(turn)]
    if not moving:
        return clashes
    outlets = _outlets()
    asked = {
        turn: _planned(turn.post, turn.at, outlets[turn.post.channel_id])
        for turn in moving
        if turn.at is not None and turn.post.channel_id in outlets
    }
    if not asked:
        return clashes
    first = min(one.at for one in asked.values()) - AROUND
    last = max(one.at for one in asked.values()) + AROUND
    found = findings(
        asked.values(),
        among=_planned_between(first, last, outlets),
        days=[
            Day(
                country=day.country_code,
                on=day.on,
                name=day.name,
                is_mourning=day.kind == MarkedDay.Kind.MOURNING,
            )
            for of_one_day in marked_days(first.date(), last.date()).values()
            for day in of_one_day
        ],
    )
    for turn, one in asked.items():
        clashes[turn] = [
            Clash(each.code.value, WORDS[each.code](each), each.others) for each in found[one]
        ]
    return clashes


def marked_days(start: date, end: date) -> dict[date, list[MarkedDay]]:
    """Return what is marked on each day from `start` to `end`, both included; one query."""
    days: dict[date, list[MarkedDay]] = defaultdict(list)
    for day in MarkedDay.objects.filter(is_removed=False, on__range=(start, end)):
        days[day.on].append(day)
    return days


def _without_payloads() -> QuerySet[Delivery]:
    return Delivery.objects.defer("payload").order_by("occurrence")


def _outlets() -> dict[int, Outlet]:
    """Return every channel that real posts go out by."""
    known = available_timezones()
    return {
        channel.pk: Outlet(
            key=channel.pk,
            organisation=channel.organisation_id,
            country=channel.organisation.country_code.upper(),
            # An organisation's zone is typed by hand, so it may be no zone at all.
            zone=channel.clock if channel.clock in known else settings.TIME_ZONE,
            quiet_from=channel.quiet_from,
            quiet_until=channel.quiet_until,
            quota=channel.daily_quota,
            splits_languages=channel.kind in SPLIT_LANGUAGES,
        )
        for channel in ChannelAccount.objects.filter(is_for_rehearsal=False)
        .select_related("organisation")
        .defer("sealed_secret", "capabilities")
    }


def _planned(post: Variant, at: datetime, outlet: Outlet) -> Planned:
    return Planned(
        post=post.pk,
        at=at,
        outlet=outlet,
        language=post.language,
        story=post.message.source_key,
    )


def _may_still_move(turn: Turn) -> bool:
    """Say whether it is going to go out, and nobody has it in hand yet."""
    if turn.post.state == Variant.State.LAPSED or turn.outranks_the_text:
        return False
    waits = turn.delivery is None or turn.delivery.state == State.READY
    return waits or turn.post.state != Variant.State.APPROVED


def _planned_between(
    first: datetime, last: datetime, outlets: Mapping[int, Outlet]
) -> list[Planned]:
    """Return what is planned or owed or went out then: by the posts, and by what repeats."""
    posts = (
        own_times()
        .exclude(state=Variant.State.LAPSED)
        .filter(
            ~Q(state=Variant.State.APPROVED)
            | Q(newest_state=None)
            | ~Q(newest_state__in=MAKES_ROOM),
            due_at__range=(first, last),
        )
        .values_list("pk", "due_at", "channel_id", "language", "message__source_key")
    )
    owed = (
        Delivery.objects.exclude(state__in=MAKES_ROOM)
        .filter(due_at__range=(first, last))
        .values_list(
            "variant_id",
            "due_at",
            "variant__channel_id",
            "variant__language",
            "variant__message__source_key",
        )
    )
    return [
        Planned(post=post, at=at, outlet=outlets[channel], language=language, story=story)
        for post, at, channel, language, story in {*posts, *owed}
        if at is not None and channel in outlets
    ]


def _quiet(finding: Finding) -> str:
    return _(
        "It is %(local)s there then, and this channel keeps quiet from %(quiet_from)s to "
        "%(quiet_until)s."
    ) % {name: time_format(at, "H:i") for name, at in finding.facts.items()}


def _holiday(finding: Finding) -> str:
    return _("In %(country)s it is a holiday: %(name)s.") % _named(finding)


def _mourning(finding: Finding) -> str:
    return _(
        "In %(country)s this is a day of mourning: %(name)s. Nothing cheerful should go out there; "
        "please choose another day."
    ) % _named(finding)


def _named(finding: Finding) -> dict[str, str]:
    code = finding.facts["country"]
    return {"name": finding.facts["name"], "country": str(COUNTRY_NAMES.get(code, code))}


def _same_story(finding: Finding) -> str:
    return ngettext(
        "The same readers get the same story from another post within the hour.",
        "The same readers get the same story from %(number)s other posts within the hour.",
        len(finding.others),
    ) % {"number": len(finding.others)}


def _same_hour(finding: Finding) -> str:
    return ngettext(
        "Another post goes out on this channel within the hour.",
        "%(number)s other posts go out on this channel within the hour.",
        len(finding.others),
    ) % {"number": len(finding.others)}


def _over_quota(finding: Finding) -> str:
    facts = finding.facts
    return _(
        "On %(on)s this channel would get %(planned)s posts; it takes %(quota)s a day at most."
    ) % {**facts, "on": date_format(facts["on"], "j F")}


WORDS: dict[Code, Callable[[Finding], str]] = {
    Code.MOURNING: _mourning,
    Code.HOLIDAY: _holiday,
    Code.SAME_STORY: _same_story,
    Code.SAME_HOUR: _same_hour,
    Code.QUIET_HOURS: _quiet,
    Code.OVER_QUOTA: _over_quota,
}
