"""How the outbox delivers a post: the gate before the call, the call, and the look after it."""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.sealing import SecretUnreadable
from campaigns.channels.contract import SendKey
from campaigns.channels.registry import channel
from campaigns.clearing import assets_in, why_not_shown
from campaigns.complying import compliance_of
from campaigns.composing import account_of, open_image, sealed_account
from campaigns.models import Approval, Delivery
from campaigns.rules.approving import why_not_send
from campaigns.rules.compliance import NAME_UNDER_EMBARGO
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import LaneBlocked, Outcome, Settling, Sighting, Unsure
from outbox.rules.refusals import Refusal

PAGE_WAIT = timedelta(seconds=30)
UNREADABLE = "The stored token cannot be opened with the present CHANNEL_KEYS."


class DeliveryHandler:
    model = Delivery

    def settling(self, row: Delivery) -> Settling:
        return channel(row.variant.channel.kind).settling(
            sealed_account(row.variant.channel),
            first_attempt_at=row.first_attempt_at,
            now=timezone.now(),
        )

    def gate(self, row: Delivery, now: datetime) -> Refusal | None:
        """Ask once more, in the transaction that commits the sending: approval, page, embargo."""
        variant = row.variant
        approved = variant.approvals.filter(decision=Approval.Decision.APPROVED)
        if refusal := why_not_send(
            approved_hashes=approved.values_list("payload_hash", flat=True),
            frozen_hash=row.payload_hash,
            present_hash=variant.payload_hash,
        ):
            return refusal
        if not variant.channel.is_active:
            return Refusal("channel-off")
        if refusal := why_not_shown(assets_in(row.scopes), variant=variant, on=now.date()):
            return refusal
        if refusal := compliance_of(variant, on=now.date()).why_held():
            # A name stays secret until its page is public, which may be a matter of seconds.
            wait = PAGE_WAIT if refusal.code == NAME_UNDER_EMBARGO else None
            return Refusal(refusal.code, refusal.facts, wait=wait)
        embargo = variant.message.embargo_until
        if embargo is not None and now < embargo:
            return Refusal("embargoed", {"until": embargo.isoformat()}, wait=embargo - now)
        if variant.message.source_key and not self._is_public(row):
            return Refusal("page-not-live", wait=PAGE_WAIT)
        return None

    @staticmethod
    def _is_public(row: Delivery) -> bool:
        return row.variant.source_page is not None and row.variant.source_page.live

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

    def settled(self, row: Delivery) -> None:
        """Nothing more is owed: lists and the calendar read the delivery itself."""


def _key(row: Delivery) -> SendKey:
    return SendKey(idem_key=row.idem_key, remote_key=row.remote_key, delivery_id=row.pk)
