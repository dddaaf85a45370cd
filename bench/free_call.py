"""A handler whose call costs nothing, and rows for it."""

import threading
import uuid
from datetime import datetime

from django.utils import timezone

from outbox.models import Mail
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Absent, Outcome, Sent, Settling, Sighting
from outbox.rules.refusals import Refusal
from outbox.rules.scopes import scopes_text


class FreeCall:
    """Answers at once and notes when each call started."""

    model = Mail

    def __init__(self) -> None:
        self.called: dict[int, datetime] = {}
        self._mutex = threading.Lock()

    def settling(self, row: Mail) -> Settling:
        return Settling.REPEAT

    def gate(self, row: Mail, now: datetime) -> Refusal | None:
        return None

    def send(self, row: Mail, deadline: Deadline) -> Outcome:
        with self._mutex:
            self.called[row.pk] = timezone.now()
        return Sent(remote_key=str(row.pk))

    def look(self, row: Mail, deadline: Deadline) -> Sighting:
        return Absent()

    def settled(self, row: Mail) -> None:
        """Nothing follows."""


def owe(lane: str, due_at: datetime) -> Mail:
    return Mail.objects.create(**fields(lane, due_at))


def owe_many(lanes: list[str], due_at: datetime, number: int) -> None:
    Mail.objects.bulk_create(
        [Mail(**fields(lanes[n % len(lanes)], due_at)) for n in range(number)], batch_size=500
    )


def fields(lane: str, due_at: datetime) -> dict[str, object]:
    key = uuid.uuid4()
    return {
        "lane": lane,
        "due_at": due_at,
        "next_try_at": due_at,
        "scopes": scopes_text(),
        "recipient": "reader@example.org",
        "sender": "news@example.org",
        "subject": "Midsummer",
        "text": "Come.",
        "language": "en",
        "idem_key": key,
        "message_id": f"<{key.hex}@example.org>",
        "may_repeat": False,
    }
