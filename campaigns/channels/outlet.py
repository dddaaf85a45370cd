"""What the house's own outlets share: their port is idempotent by key, so repeating settles all."""

from datetime import datetime

from campaigns.channels.contract import Account, Connected, Connection, Payload, SendKey
from campaigns.rules.record_keys import permanent_urn
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Outcome, Refused, Settling, Sighting, Unsure


class OwnOutlet:
    """An outlet inside this installation: nothing to connect to, nothing to read back."""

    def assign_key(self, *, delivery_id: int, due_at: datetime, step: int = 0) -> str:
        return permanent_urn(delivery_id=delivery_id, due_at=due_at)

    def settling(
        self, account: Account, *, first_attempt_at: datetime | None, now: datetime
    ) -> Settling:
        return Settling.REPEAT

    def look(
        self,
        payload: Payload,
        *,
        key: SendKey,
        account: Account,
        since: datetime,
        deadline: Deadline,
    ) -> Sighting:
        return Unsure(words="What this site keeps itself is settled by putting it again.")

    def take_down(self, *, key: SendKey, account: Account, deadline: Deadline) -> Outcome:
        return Refused(code="no-delete", words="What this site keeps itself is changed in place.")

    def connect(self, account: Account, *, deadline: Deadline, now: datetime) -> Connection:
        return Connected(capabilities={})
