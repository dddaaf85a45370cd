"""How the outbox takes a post down: one call that may be repeated: gone stays gone."""

from datetime import datetime

from accounts.sealing import SecretUnreadable
from campaigns.channels.contract import SendKey
from campaigns.channels.registry import channel
from campaigns.composing import account_of
from campaigns.delivering import UNREADABLE
from campaigns.models import Takedown
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Absent, LaneBlocked, Outcome, Settling, Sighting
from outbox.rules.refusals import Refusal


class TakedownHandler:
    model = Takedown

    def settling(self, row: Takedown) -> Settling:
        return Settling.REPEAT

    def gate(self, row: Takedown, now: datetime) -> Refusal | None:
        return None

    def send(self, row: Takedown, deadline: Deadline) -> Outcome:
        delivery = row.delivery
        account = delivery.variant.channel
        try:
            opened = account_of(account)
        except SecretUnreadable:
            return LaneBlocked(code="token", words=UNREADABLE)
        key = SendKey(
            idem_key=delivery.idem_key, remote_key=delivery.remote_key, delivery_id=delivery.pk
        )
        return channel(account.kind).take_down(key=key, account=opened, deadline=deadline)

    def look(self, row: Takedown, deadline: Deadline) -> Sighting:
        return Absent()

    def settled(self, row: Takedown) -> None:
        """The withdrawal that asked for it looks at it by itself."""
