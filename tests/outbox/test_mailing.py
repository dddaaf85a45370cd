"""Mails: owed once, sent under one Message-ID, and what each answer of a relay means."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail

from outbox.actions import enqueue_mail
from outbox.courier import Courier
from outbox.mailing import MailHandler
from outbox.models import Lane, Mail
from outbox.ownership import LeaseOnly
from tests.outbox.doubles import START

pytestmark = pytest.mark.django_db


class Relay(smtplib.SMTP):
    """An SMTP client whose server answers as the test says; no network."""

    fails_at: dict[str, Exception] = {}

    def __init__(self, *args, **kwargs):
        super().__init__()
        self._step("open")

    def _step(self, name):
        if name in self.fails_at:
            raise self.fails_at[name]

    def sendmail(self, sender, recipients, message, *args, **kwargs):
        self._step("mail")
        self.data(message)
        return {}

    def data(self, message):
        self._step("data")
        return 250, b"ok"

    def ehlo_or_helo_if_needed(self):
        """Nobody to greet."""

    def quit(self):
        raise smtplib.SMTPServerDisconnected("gone")


@pytest.fixture
def relay(monkeypatch, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    monkeypatch.setattr(smtplib, "SMTP", Relay)
    monkeypatch.setattr("django.core.mail.backends.smtp.smtplib.SMTP", Relay)
    monkeypatch.setattr(Relay, "fails_at", {})
    return Relay


def owe(**fields):
    return enqueue_mail(
        **{
            "recipient": "reader@example.org",
            "subject": "Please confirm",
            "text": "One link.",
            "language": "lv",
            "may_repeat": True,
            "now": START,
            **fields,
        }
    )


def deliver(now=START):
    Courier(handlers=[MailHandler()], ownership=LeaseOnly()).deliver_due(now=now)


def test_a_mail_is_owed_once_per_dedup_key():
    first, again = owe(dedup_key="confirm:7"), owe(dedup_key="confirm:7")
    assert first.pk == again.pk
    assert owe().pk != owe().pk
    assert Mail.objects.count() == 3


def test_it_arrives_with_the_stored_message_id_and_both_parts():
    row = owe(
        html="<p>One link.</p>",
        reply_to="office@example.org",
        envelope_from="bounce+x@example.org",
        headers={"List-Unsubscribe": "<https://example.org/u/1>"},
        sender="Pearls <news@example.org>",
    )
    deliver()
    (message,) = mail.outbox
    raw = message.message()
    assert raw["Message-ID"] == row.message_id
    assert row.message_id.endswith("@example.org>")
    assert raw["From"] == "Pearls <news@example.org>"
    assert message.from_email == "bounce+x@example.org"
    assert raw["List-Unsubscribe"] == "<https://example.org/u/1>"
    assert [part.get_content_type() for part in raw.get_payload()] == ["text/plain", "text/html"]
    row.refresh_from_db()
    assert (row.state, row.remote_key) == ("sent", row.message_id)


DROPPED = smtplib.SMTPServerDisconnected("Connection unexpectedly closed")


@pytest.mark.parametrize(
    ("step", "error", "may_repeat", "state"),
    [
        ("open", ConnectionRefusedError(), False, "ready"),
        ("mail", DROPPED, False, "ready"),
        ("mail", smtplib.SMTPRecipientsRefused({"a": (550, b"5.1.1 no such")}), False, "failed"),
        ("mail", smtplib.SMTPRecipientsRefused({"a": (450, b"4.2.0 later")}), False, "ready"),
        ("mail", smtplib.SMTPSenderRefused(552, b"too big", "a"), False, "failed"),
        ("data", smtplib.SMTPDataError(554, b"spam"), False, "failed"),
        ("data", smtplib.SMTPDataError(451, b"busy"), False, "ready"),
        ("data", DROPPED, False, "unknown"),
        ("data", TimeoutError("timed out"), True, "unknown"),
    ],
)
def test_what_a_relays_answer_means(relay, step, error, may_repeat, state):
    relay.fails_at[step] = error
    row = owe(may_repeat=may_repeat)
    courier = Courier(handlers=[MailHandler()], ownership=LeaseOnly())
    courier.work_lane(courier.handlers[0], "mail", clock=lambda: START)
    row.refresh_from_db()
    # Work on one lane also settles what it can: a blind row goes straight to a person.
    assert row.state == ("needs_human" if state == "unknown" and not may_repeat else state)


def test_a_confirmation_with_a_lost_answer_goes_out_again_under_the_same_id(relay):
    relay.fails_at["data"] = DROPPED
    row = owe(may_repeat=True)
    deliver()
    relay.fails_at.clear()
    deliver(now=START + timedelta(minutes=1))
    message_id = row.message_id
    row.refresh_from_db()
    assert (row.state, row.attempt_no, row.message_id) == ("sent", 2, message_id)


def test_a_relay_that_rejects_our_login_stops_the_lane_for_a_person(relay):
    relay.fails_at["open"] = smtplib.SMTPAuthenticationError(535, b"bad password")
    row = owe()
    deliver()
    row.refresh_from_db()
    assert row.state == "ready"
    assert Lane.objects.get(key="mail").needs_person


def test_a_header_with_a_line_break_is_refused_and_never_sent():
    row = owe(subject="Hello\nBcc: everyone@example.org")
    deliver()
    row.refresh_from_db()
    assert (row.state, row.reason, mail.outbox) == ("failed", "mail-malformed", [])
