"""Mails as due rows: one recipient per SMTP transaction, and what each answer means."""

import smtplib
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from outbox.models import Mail
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import (
    LaneBlocked,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Settling,
    Sighting,
    Unknown,
    Unsure,
)
from outbox.rules.policy import Policy
from outbox.rules.refusals import Refusal

# RFC 5321 4.5.3.2.6 lets a server take minutes after the final dot: a short limit there would
# make the doubt (and, for mails that may repeat, the double) that it is meant to end.
MAIL_POLICY = Policy(
    deadline=timedelta(minutes=3),
    lease=timedelta(minutes=4),
    quiet=timedelta(minutes=4),
    batch=20,
)


class MailHandler:
    """Sends mails over Django's mail connection."""

    model = Mail

    def settling(self, row: Mail) -> Settling:
        """SMTP cannot be asked afterwards, so the mail itself says which risk is smaller."""
        return Settling.REPEAT if row.may_repeat else Settling.BLIND

    def gate(self, row: Mail, now: datetime) -> Refusal | None:
        """Whoever wrote the mail cancels it; nothing else can speak against it."""
        return None

    def send(self, row: Mail, deadline: Deadline) -> Outcome:
        try:
            message = message_of(row)
            message.message()
        except (ValueError, TypeError) as error:
            return Refused(code="mail-malformed", words=str(error))
        connection = get_connection(fail_silently=False, timeout=max(deadline.left, 1.0))
        refusal = _open(connection)
        if refusal is not None:
            return refusal
        try:
            return _transmit(message, connection)
        finally:
            _close(connection)

    def look(self, row: Mail, deadline: Deadline) -> Sighting:
        return Unsure(words="SMTP cannot be asked whether a mail arrived.")

    def settled(self, row: Mail) -> None:
        """Nothing follows from a mail by itself."""


def message_of(row: Mail) -> EmailMultiAlternatives:
    """The mail as it goes out; the Message-ID is the stored one on every try."""
    headers = {**row.headers, "Message-ID": row.message_id, "Content-Language": row.language}
    from_header = row.sender
    if row.envelope_from:
        # Django takes the envelope from `from_email` and the visible sender from this header.
        headers["From"] = from_header
    message = EmailMultiAlternatives(
        subject=row.subject,
        body=row.text,
        from_email=row.envelope_from or from_header,
        to=[row.recipient],
        reply_to=[row.reply_to] if row.reply_to else None,
        headers=headers,
    )
    if row.html:
        message.attach_alternative(row.html, "text/html")
    if row.calendar:
        # Calendars offer to enter a part only where its type names the method (RFC 6047, 2.4).
        message.attach_alternative(row.calendar, f"text/calendar; method={row.calendar_method}")
    return message


def _open(connection: BaseEmailBackend) -> Outcome | None:
    try:
        connection.open()
    except smtplib.SMTPAuthenticationError as error:
        return LaneBlocked(code="relay-login", words=_words(error))
    except (OSError, smtplib.SMTPException) as error:
        return NotSent(code="relay-away", words=str(error))
    return None


def _transmit(message: EmailMultiAlternatives, connection: BaseEmailBackend) -> Outcome:
    body_began = _watch_for_the_body(connection)
    try:
        sent = connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        return _answered(code, words)
    except smtplib.SMTPResponseException as error:
        return _answered(error.smtp_code, error.smtp_error)
    except (OSError, smtplib.SMTPException) as error:
        if not body_began:
            return NotSent(code="relay-away", words=str(error))
        return Unknown(code="no-answer", words=str(error))
    if not sent:
        return Refused(code="mail-malformed", words="The mail has no recipient.")
    return Sent(remote_key=str(message.extra_headers["Message-ID"]))


def _watch_for_the_body(connection: BaseEmailBackend) -> list[bool]:
    """Make the list non-empty once DATA is begun: before that, certainly nothing was sent."""
    server: Any = getattr(connection, "connection", None)
    if not isinstance(server, smtplib.SMTP):
        return [True]
    began: list[bool] = []
    send_body = server.data

    def data(body: Any) -> Any:
        began.append(True)
        return send_body(body)

    server.data = data  # type: ignore[method-assign, assignment]
    return began


def _answered(code: int, words: bytes | str) -> Outcome:
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    if code >= 500:
        return Refused(code="mail-refused", words=f"{code} {said}", facts={"smtp_code": code})
    return NotSent(code="mail-deferred", words=f"{code} {said}")


def _words(error: smtplib.SMTPResponseException) -> str:
    said = error.smtp_error
    return f"{error.smtp_code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"


def _close(connection: BaseEmailBackend) -> None:
    """The answer is in: a server that hangs up badly changes nothing about it."""
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        return
