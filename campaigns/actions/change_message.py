"""Starting a message by hand, and changing it: what is owed of it keeps its kind's patience."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from campaigns.models import Campaign, Delivery, Message
from campaigns.rules.local_time import not_after
from outbox.rules.states import State


@transaction.atomic
def start_message(
    *, campaign: Campaign, title: str, kind: str, embargo_until: datetime | None = None, by: User
) -> Message:
    """Start a message that has no page behind it; its posts are added one by one."""
    message = Message.objects.create(
        campaign=campaign, title=title, kind=kind, embargo_until=embargo_until
    )
    log(instance=message, action="campaigns.added", user=by, data=_facts(message))
    return message


@transaction.atomic
def change_message(
    *, message: Message, title: str, kind: str, embargo_until: datetime | None, by: User
) -> Message:
    """Change what a message is called, how long it is worth saying, and its embargo.

    What waits to go out is late by the new kind from now on. Nothing changed leaves no trace.
    """
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    before = _facts(fresh)
    fresh.title, fresh.kind, fresh.embargo_until = title, kind, embargo_until
    after = _facts(fresh)
    changed = {name: {"from": before[name], "to": after[name]} for name in after}
    changed = {name: one for name, one in changed.items() if one["from"] != one["to"]}
    if not changed:
        return fresh
    fresh.save(update_fields=["title", "kind", "embargo_until"])
    if "kind" in changed:
        _time_anew(fresh)
    log(instance=fresh, action="campaigns.edited", user=by, data=changed)
    return fresh


def _time_anew(message: Message) -> None:
    waiting = Delivery.objects.select_for_update(of=["self"]).filter(
        variant__message=message, state=State.READY
    )
    rows = list(waiting.order_by("pk"))
    for row in rows:
        row.not_after = not_after(due_at=row.due_at, kind=message.kind)
    Delivery.objects.bulk_update(rows, ["not_after"])


def _facts(message: Message) -> dict[str, str]:
    until = message.embargo_until
    return {
        "title": message.title,
        "kind": message.kind,
        "embargo_until": until.isoformat() if until else "",
    }
