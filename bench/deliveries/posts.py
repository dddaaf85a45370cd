"""Approved posts and what is owed for them, written in bulk as the desk would write them."""

import uuid
from datetime import date, datetime, timedelta

from accounts.rules.roles import Role
from campaigns.actions.owe_delivery import scopes_of
from campaigns.composing import compose
from campaigns.models import Approval, Campaign, ChannelAccount, Delivery, Message, Variant
from campaigns.rules.approving import payload_hash
from campaigns.rules.local_time import not_after
from outbox.signals import rows_due
from tests.factories import organisation, person

BATCH = 2_000


class Desk:
    """A campaign with some channels; every post on them is approved."""

    def __init__(self, *, channels: int) -> None:
        self._organisation = organisation()
        self._author = person(Role.OFFICER)
        self._reviewer = person(Role.REVIEWER)
        self._campaign = Campaign.objects.create(
            name="Long table",
            slug="long-table",
            organisation=self._organisation,
            starts_on=date(2026, 1, 1),
            ends_on=date(2027, 12, 31),
        )
        self.channels = [
            ChannelAccount.objects.create(
                organisation=self._organisation, kind="feed", name=f"Channel {number}"
            )
            for number in range(channels)
        ]

    def owe(self, *, number: int, due_at: list[datetime], on: list[ChannelAccount]) -> list[int]:
        """Owe `number` posts, in turn on the channels and at the instants; returns their ids."""
        owed: list[int] = []
        for start in range(0, number, BATCH):
            numbers = range(start, min(start + BATCH, number))
            owed += self._owe_some(list(numbers), due_at=due_at, on=on)
        rows_due.send(sender=Delivery)
        return owed

    def _owe_some(
        self, numbers: list[int], *, due_at: list[datetime], on: list[ChannelAccount]
    ) -> list[int]:
        now = due_at[0]
        messages = Message.objects.bulk_create(
            Message(campaign=self._campaign, title=f"Post {n}", kind="evergreen") for n in numbers
        )
        variants = [
            Variant(
                message=message,
                channel=on[n % len(on)],
                language="en",
                state=Variant.State.APPROVED,
                title=message.title,
                text="Come to the long table in the square, bring a chair and a neighbour.",
                author=self._author,
                due_at=due_at[n % len(due_at)],
                changed_at=now,
            )
            for n, message in zip(numbers, messages, strict=True)
        ]
        Variant.objects.bulk_create(variants)
        # One composed payload serves all but for its title: what is measured comes after it.
        payload = compose(variants[0])
        for variant in variants:
            variant.payload = {**payload, "title": variant.title}
            variant.payload_hash = payload_hash(variant.payload)
        Variant.objects.bulk_update(variants, ["payload", "payload_hash"], batch_size=500)
        Approval.objects.bulk_create(
            Approval(
                variant=variant,
                payload_hash=variant.payload_hash,
                decision=Approval.Decision.APPROVED,
                by=self._reviewer,
                by_name="A reviewer",
                at=now,
            )
            for variant in variants
        )
        scopes = {variant.channel_id: scopes_of(variant) for variant in variants[: len(on)]}
        rows = Delivery.objects.bulk_create(
            Delivery(
                variant=variant,
                lane=variant.channel.lane,
                scopes=scopes[variant.channel_id],
                due_at=variant.due_at,
                next_try_at=variant.due_at,
                not_after=not_after(due_at=variant.due_at, kind="evergreen"),
                payload=variant.payload,
                payload_hash=variant.payload_hash,
                remote_key=uuid.uuid4().urn,
            )
            for variant in variants
        )
        return [row.pk for row in rows]


def spread(start: datetime, *, seconds: float, number: int) -> list[datetime]:
    """Return `number` instants, evenly from `start` on."""
    return [start + timedelta(seconds=seconds * n / number) for n in range(number)]
