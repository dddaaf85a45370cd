"""How the outbox delivers a post: the gate before the call, the call, and the look after it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from accounts.sealing import SecretUnreadable
from campaigns.briefing import Brief, briefs_of
from campaigns.channels.contract import SendKey
from campaigns.channels.registry import channel
from campaigns.clearing import assets_in
from campaigns.composing import account_of, open_image, sealed_account
from campaigns.gate import why_not_deliver
from campaigns.known_facts import FRESH, KnownFacts
from campaigns.models import Delivery, Variant
from campaigns.rules.post_ids import is_frozen_from, post_id
from campaigns.sending_day import sending_day
from outbox.handlers import NothingFollows
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import LaneBlocked, Outcome, Settling, Sighting, Unsure
from outbox.rules.policy import Policy
from outbox.rules.refusals import Refusal
from outbox.statements import Slot, WrittenOnce

DELIVERY_POLICY = Policy(most_at_once=40)
UNREADABLE = "The stored token cannot be opened with the present CHANNEL_KEYS."
# What stops a post from one commit to the next; asked under the row's lock each time.
PULSE = (
    "payload_hash",
    "source_doubt",
    "channel__is_active",
    "message__embargo_until",
    "source_page__live",
)
PULSE_NOW = WrittenOnce(
    lambda: Variant.objects.filter(pk=Slot("post", Variant._meta.pk)).values_list(*PULSE)
)


@dataclass(frozen=True, kw_only=True)
class ReadAhead:
    """What was read about a row together with others, and when; `others` may still be asked for."""

    others: dict[int, Delivery]
    variant: Variant
    pulse: tuple[object, ...]
    brief: Brief
    on: date
    read_at: float


class DeliveryHandler(NothingFollows):
    """Delivers posts; what is read ahead for a claim is believed for `holds_for` seconds."""

    model = Delivery

    def __init__(
        self,
        *,
        facts: KnownFacts = FRESH,
        holds_for: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._facts, self._holds_for, self._clock = facts, holds_for, clock

    def read_ahead(self, rows: Sequence[Delivery], now: datetime) -> None:
        """Read about all posts of a claim what the gate will ask, in a few queries together."""
        if not self._holds_for:
            return
        read_at = self._clock()
        posts = {post.pk: post for post in whole_posts([row.variant_id for row in rows])}
        assets = {asset for row in rows for asset in assets_in(row.scopes)}
        # A claim is of one lane, and that of one channel: one day for all.
        on = sending_day(now, posts[rows[0].variant_id].channel)
        briefs = briefs_of(posts.values(), assets=assets, on=on)
        others = {row.pk: row for row in rows}
        for row in rows:
            row.read = ReadAhead(
                others=others,
                variant=posts[row.variant_id],
                pulse=_pulse(posts[row.variant_id]),
                brief=briefs[row.variant_id],
                on=on,
                read_at=read_at,
            )

    def is_untraceable(self, row: Delivery) -> bool:
        """An issue by mail is known to have gone out by the mails that our own outbox holds."""
        return row.variant.channel.kind == "mail"

    def settling(self, row: Delivery) -> Settling:
        return channel(row.variant.channel.kind).settling(
            sealed_account(row.variant.channel),
            first_attempt_at=row.first_attempt_at,
            now=timezone.now(),
        )

    def gate(self, row: Delivery, now: datetime) -> Refusal | None:
        """Ask once more, in the transaction that commits the sending: approval, page, embargo."""
        brief = self._believed(row, now)
        return why_not_deliver(
            row.variant,
            payload_hash=row.payload_hash,
            assets=assets_in(row.scopes),
            now=now,
            brief=brief,
            facts=self._facts,
        ) or self._why_not_frozen(row)

    def _believed(self, row: Delivery, now: datetime) -> Brief | None:
        """Return what was read ahead if it still holds, and give the row the post of then.

        Not so when anything in the post's pulse is different now. What has become too old is read
        once more, with what the others of the claim will want.
        """
        read: ReadAhead | None = row.read
        if read is not None:
            read.others.pop(row.pk, None)
            if not self._is_young(read, now):
                self.read_ahead([row, *read.others.values()], now)
                read = row.read
                read.others.pop(row.pk)
            if tuple(PULSE_NOW.rows(post=row.variant_id)[0]) == read.pulse:
                row.variant = read.variant
                return read.brief
        row.variant = whole_posts([row.variant_id]).get()
        return None

    def _is_young(self, read: ReadAhead, now: datetime) -> bool:
        is_fresh = self._clock() - read.read_at < self._holds_for
        return is_fresh and sending_day(now, read.variant.channel) == read.on

    @staticmethod
    def _why_not_frozen(row: Delivery) -> Refusal | None:
        """Say that what would go out is not what was approved, but for the id in its link."""
        is_frozen = is_frozen_from(
            row.payload,
            approved=row.variant.payload,
            approved_hash=row.payload_hash,
            was=post_id(row.variant_id),
            becomes=post_id(row.variant_id, row.occurrence),
        )
        return None if is_frozen else Refusal("payload-altered")

    def send(self, row: Delivery, deadline: Deadline) -> Outcome:
        try:
            account = account_of(row.variant.channel)
        except SecretUnreadable:
            return LaneBlocked(code="token", words=UNREADABLE)
        return channel(row.variant.channel.kind).send(
            row.payload,
            key=_key(row),
            account=account,
            deadline=deadline,
            open_image=open_image,
        )

    def look(self, row: Delivery, deadline: Deadline) -> Sighting:
        try:
            account = account_of(row.variant.channel)
        except SecretUnreadable:
            return Unsure(words=UNREADABLE)
        return channel(row.variant.channel.kind).look(
            row.payload,
            key=_key(row),
            account=account,
            since=row.first_attempt_at or row.due_at,
            deadline=deadline,
        )


def whole_posts(keys: Sequence[int]) -> QuerySet[Variant]:
    """Return posts with all they hang on, read in one query."""
    return Variant.objects.filter(pk__in=keys).select_related(
        "author",
        "channel__organisation",
        "message__campaign__organisation__approval_policy",
        "source_page",
    )


def _pulse(post: Variant) -> tuple[object, ...]:
    return (
        post.payload_hash,
        post.source_doubt,
        post.channel.is_active,
        post.message.embargo_until,
        post.source_page.live if post.source_page else None,
    )


def _key(row: Delivery) -> SendKey:
    return SendKey(idem_key=row.idem_key, remote_key=row.remote_key, delivery_id=row.pk)
