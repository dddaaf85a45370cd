"""Starting a rehearsal of a campaign, and stopping one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from campaigns.actions.owe_delivery import MOST_CLASHES
from campaigns.channels.contract import Draft, Payload
from campaigns.channels.registry import channel
from campaigns.composing import draft_of, sealed_account
from campaigns.models import Campaign, ChannelAccount, Delivery, Rehearsal, RehearsedPost, Variant
from campaigns.refused import CampaignRefused
from campaigns.rehearsal.handling import clock_of, number_of
from campaigns.rehearsal.outlets import scope_of
from campaigns.rehearsal.planning import Planned, posts_of, test_channels_for, times_of
from campaigns.rules.local_time import not_after
from campaigns.rules.rehearsing import (
    FASTEST,
    LEAD,
    OWN_TIME,
    SLOWEST,
    mark_of,
    marked,
)
from campaigns.same_account import RemoteAccount
from media_library.public import asset_scope
from outbox.actions.deciding import AlreadyUnderWay, cancel
from outbox.models import Mail
from outbox.rules.refusals import Refusal
from outbox.rules.scopes import scopes_text
from outbox.signals import rows_due

STOPPED = "rehearsal-stopped"


@transaction.atomic
def rehearse_campaign(
    *,
    campaign: Campaign,
    test_channels: Mapping[int, ChannelAccount],
    speed: int,
    by: User,
    now: datetime,
) -> Rehearsal:
    """Play what a campaign has still to come, each real channel's posts on a test channel.

    `test_channels` is by the real channel's id; posts of other channels are left out. The first
    post goes out a campaign's hour from now. Raises CampaignRefused: "rehearsal-speed",
    "not-for-rehearsal", "rehearsal-other-kind", "rehearsal-real-account", "rehearsal-no-address",
    "rehearsal-running", "nothing-to-rehearse".
    """
    locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if refusal := _why_not(locked, test_channels, speed=speed, by=by):
        raise CampaignRefused(refusal)
    played = [
        one
        for one in times_of(posts_of(locked), after=now)
        if one.variant.channel_id in test_channels
    ]
    if not played:
        raise CampaignRefused(Refusal("nothing-to-rehearse"))
    rehearsal = Rehearsal.objects.create(
        campaign=locked,
        asked_by=by,
        started_at=now,
        campaign_from=min(one.at for one in played) - LEAD,
        speed=speed,
    )
    rows = _rows(rehearsal, played, test_channels)
    RehearsedPost.objects.bulk_create(rows)
    _assign_keys(rows)
    log(instance=locked, action="campaigns.rehearsed", user=by, data={"rehearsal": rehearsal.pk})
    rows_due.send(sender=RehearsedPost)
    return rehearsal


@transaction.atomic
def stop_rehearsal(*, rehearsal: Rehearsal, now: datetime) -> int:
    """Take back what a rehearsal has not sent, its mails included; returns how many posts."""
    fresh = Rehearsal.objects.select_for_update().get(pk=rehearsal.pk)
    if fresh.stopped_at is None:
        fresh.stopped_at = now
        fresh.save(update_fields=["stopped_at"])
    mails = Mail.objects.filter(scopes__contains=f"|{scope_of(fresh.pk)}|")
    _cancel_waiting(mails.ready(), now)
    return _cancel_waiting(RehearsedPost.objects.filter(rehearsal=fresh).ready(), now)


def is_running(rehearsal: Rehearsal) -> bool:
    return rehearsal.stopped_at is None and rehearsal.posts.unsettled().exists()


def _cancel_waiting(rows: Iterable[RehearsedPost | Mail], now: datetime) -> int:
    cancelled = 0
    for row in rows:
        try:
            cancel(row=row, reason=STOPPED, now=now)
        except AlreadyUnderWay:
            continue  # it is going out at this moment
        cancelled += 1
    return cancelled


def _why_not(
    campaign: Campaign, test_channels: Mapping[int, ChannelAccount], *, speed: int, by: User
) -> Refusal | None:
    if not SLOWEST <= speed <= FASTEST:
        return Refusal("rehearsal-speed", {"slowest": SLOWEST, "fastest": FASTEST})
    real = ChannelAccount.objects.in_bulk(test_channels)
    # Asked of the database: what the form showed may have changed since.
    allowed = set(test_channels_for(campaign.organisation).values_list("pk", flat=True))
    readable = list(ChannelAccount.objects.filter(is_for_rehearsal=False))
    for pk, test in test_channels.items():
        if test.pk not in allowed:
            return Refusal("not-for-rehearsal", {"channel": test.name})
        if pk not in real or real[pk].kind != test.kind:
            return Refusal("rehearsal-other-kind", {"channel": test.name})
        if twin := RemoteAccount.of(test).first_among(readable):
            return Refusal("rehearsal-real-account", {"channel": test.name, "real": twin.name})
        if test.kind == ChannelAccount.Kind.MAIL and not by.email:
            return Refusal("rehearsal-no-address")
    if any(is_running(one) for one in campaign.rehearsals.filter(stopped_at=None)):
        return Refusal("rehearsal-running")
    return None


def _rows(
    rehearsal: Rehearsal, played: Sequence[Planned], test_channels: Mapping[int, ChannelAccount]
) -> list[RehearsedPost]:
    clock = clock_of(rehearsal)
    posts = {one.variant.pk: one.variant for one in played}
    drafts = {pk: draft_of(variant) for pk, variant in posts.items()}
    scopes = {pk: _scopes(rehearsal, variant) for pk, variant in posts.items()}
    rows: list[RehearsedPost] = []
    for one in played:
        variant, test = one.variant, test_channels[one.variant.channel_id]
        mark = mark_of(rehearsal=rehearsal.pk, post=variant.pk, occurrence=one.occurrence)
        last = not_after(due_at=one.at, kind=variant.message.kind)
        rows.append(
            RehearsedPost(
                rehearsal=rehearsal,
                variant=variant,
                occurrence=one.occurrence,
                channel=test,
                planned_for=one.at,
                lane=test.lane,
                scopes=scopes[variant.pk],
                due_at=clock.real(one.at),
                not_after=clock.real(last) + OWN_TIME,
                payload=_payload(drafts[variant.pk], test, mark=mark),
            )
        )
    return rows


def _scopes(rehearsal: Rehearsal, variant: Variant) -> str:
    assets = variant.photos.values_list("photo__asset_id", flat=True)
    return scopes_text(scope_of(rehearsal.pk), *(asset_scope(pk) for pk in assets))


def _payload(draft: Draft, test: ChannelAccount, *, mark: str) -> Payload:
    """Compose the post anew for the test account, whose limits may be others."""
    draft = replace(draft, link=marked(draft.link, unique=mark))
    return channel(test.kind).compose(draft, sealed_account(test))


def _assign_keys(rows: Iterable[RehearsedPost]) -> None:
    """Name the remote records as real deliveries name theirs, under numbers of our own."""
    rows = list(rows)
    lanes = {row.lane for row in rows}
    taken = {
        *Delivery.objects.filter(lane__in=lanes).values_list("lane", "remote_key"),
        *RehearsedPost.objects.filter(lane__in=lanes).values_list("lane", "remote_key"),
    }
    for row in rows:
        outlet, number = channel(row.channel.kind), number_of(row)
        keys = (
            outlet.assign_key(delivery_id=number, due_at=row.due_at, step=step)
            for step in range(MOST_CLASHES)
        )
        row.remote_key = next(key for key in keys if not key or (row.lane, key) not in taken)
        taken.add((row.lane, row.remote_key))
    RehearsedPost.objects.bulk_update(rows, ["remote_key"])
