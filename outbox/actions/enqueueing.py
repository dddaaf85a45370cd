"""Owing a mail to one person."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from email.utils import parseaddr
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from outbox.models import Mail
from outbox.rules.scopes import scopes_text
from outbox.signals import rows_due


class CalendarPart(NamedTuple):
    """An iCalendar object and its METHOD, such as REQUEST: a calendar entry to go with a mail."""

    text: str
    method: str


@transaction.atomic
def enqueue_mail(
    *,
    recipient: str,
    subject: str,
    text: str,
    language: str,
    may_repeat: bool,
    now: datetime,
    html: str = "",
    calendar: CalendarPart | None = None,
    sender: str = "",
    reply_to: str = "",
    envelope_from: str = "",
    headers: Mapping[str, str] | None = None,
    due_at: datetime | None = None,
    not_after: datetime | None = None,
    scopes: tuple[str, ...] = (),
    lane: str = "mail",
    priority: int = 5,
    dedup_key: str | None = None,
) -> Mail:
    """Write a mail that is due, or return the one already written under `dedup_key`.

    `may_repeat` decides what a lost answer means: a confirmation is sent again under the same
    Message-ID rather than never, a newsletter asks a person rather than arriving twice.
    """
    sender = sender or settings.DEFAULT_FROM_EMAIL
    idem_key = uuid.uuid4()
    fields = {
        "recipient": recipient,
        "subject": subject,
        "text": text,
        "html": html,
        "calendar": calendar.text if calendar else "",
        "calendar_method": calendar.method if calendar else "",
        "sender": sender,
        "reply_to": reply_to,
        "envelope_from": envelope_from,
        "headers": dict(headers or {}),
        "language": language,
        "may_repeat": may_repeat,
        "idem_key": idem_key,
        "message_id": f"<{idem_key.hex}@{_domain(sender)}>",
        "due_at": due_at or now,
        "not_after": not_after,
        "scopes": scopes_text("mail", f"language:{language}", *scopes),
        "lane": lane,
        "priority": priority,
    }
    if dedup_key is None:
        mail = Mail.objects.create(**fields)
    else:
        mail, _ = Mail.objects.get_or_create(dedup_key=dedup_key, defaults=fields)
    rows_due.send(sender=Mail)
    return mail


def _domain(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2] or "localhost"
