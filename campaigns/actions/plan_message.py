"""Planning all posts of a message at once, and posts into their channels' slots."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from accounts.models import User
from campaigns.actions.plan_variant import plan_variant
from campaigns.models import ChannelAccount, Message, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.local_time import Resolved
from campaigns.slots import free_slot
from outbox.rules.refusals import Refusal


class Mode(StrEnum):
    """What "at nine" means for posts of several countries."""

    INSTANT = "instant"  # one moment, said on the clock of one zone
    LOCAL = "local"  # nine on the clock of each channel's readers
    SLOT = "slot"  # the next free slot of each channel


@dataclass(frozen=True, kw_only=True)
class Fate:
    """What became of one post: planned, with the wall time that was asked for, or refused."""

    variant: Variant
    asked: datetime | None = None
    zone: str = ""
    resolved: Resolved | None = None
    refusal: Refusal | None = None


def posts_of(message: Message) -> list[Variant]:
    """Return a message's posts in the order in which they are planned and shown."""
    found = message.variants.select_related("channel__organisation", "message__campaign")
    return list(found.order_by("channel__kind", "channel__name", "language"))


def plan_message(
    *,
    posts: Iterable[Variant],
    mode: Mode,
    local: datetime | None = None,
    zone: str = "",
    by: User,
    now: datetime,
) -> list[Fate]:
    """Plan posts together and return the fate of each.

    Each is planned in a transaction of its own: one that is refused keeps the time it had and
    holds no other back, and every one is in the answer. `local` is the wall time that INSTANT
    reads in `zone`, and LOCAL on each channel's own clock; SLOT needs neither. Raises ValueError
    where it is missing.
    """
    if local is None and mode is not Mode.SLOT:
        raise ValueError("a time is missing")
    return [_planned(post, mode=mode, local=local, zone=zone, by=by, now=now) for post in posts]


def plan_into_slot(*, variant: Variant, by: User, now: datetime) -> Fate:
    """Plan one post into the next free slot of its channel. Raises what `plan_variant` does.

    Also "no-free-slot". Two people who ask at once get two slots: the channel is locked.
    """
    with transaction.atomic():
        channel = (
            ChannelAccount.objects.select_for_update(of=["self"])
            .select_related("organisation")
            .get(pk=variant.channel_id)
        )
        slot = free_slot(channel=channel, variant=variant, after=now)
        if slot is None:
            raise CampaignRefused(Refusal("no-free-slot"))
        resolved = plan_variant(
            variant=variant, local=slot.local, zone=channel.clock, by=by, now=now
        )
    return Fate(variant=variant, asked=slot.local, zone=channel.clock, resolved=resolved)


def _planned(
    post: Variant, *, mode: Mode, local: datetime | None, zone: str, by: User, now: datetime
) -> Fate:
    own_zone = post.channel.clock if mode is Mode.LOCAL else zone
    try:
        if mode is Mode.SLOT or local is None:
            return plan_into_slot(variant=post, by=by, now=now)
        resolved = plan_variant(variant=post, local=local, zone=own_zone, by=by, now=now)
    except CampaignRefused as refused:
        refusal = refused.refusal
        if mode is Mode.LOCAL and refusal.code == "unknown-zone":
            refusal = Refusal("channel-zone-unknown", refusal.facts)
        return Fate(variant=post, asked=local, zone=own_zone, refusal=refusal)
    return Fate(variant=post, asked=local, zone=own_zone, resolved=resolved)
