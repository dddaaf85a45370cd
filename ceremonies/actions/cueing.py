"""The buttons of the evening: hold, go on, go now, five minutes more; each is logged."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ceremonies.actions.announcing import Refused, locked, note
from ceremonies.models import Announcement
from ceremonies.rules.announcing import Press, after_press
from outbox.rules.refusals import Refusal


@transaction.atomic
def press(*, announcement_id: int, button: Press, by: Any, now: datetime) -> Announcement:
    """Press a button; of two at once the second finds what the first has done. Raises Refused."""
    row = locked(announcement_id)
    after = after_press(button, row.moment, now=now)
    if isinstance(after, Refusal):
        raise Refused(after)
    row.reveal_at, row.held_at = after.reveal_at, after.held_at
    row.save(update_fields=["reveal_at", "held_at"])
    note(row, button.value, by=by, now=now)
    return row
