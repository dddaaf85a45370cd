"""Mails to guests: worded when they leave, in the guest's language, and owed to the outbox once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ceremonies.actions.forgetting import mail_key
from ceremonies.airing import main_address
from ceremonies.announced import titles_of
from ceremonies.guests.calendar_part import calendar_part
from ceremonies.guests.changes_told import changes_told
from ceremonies.guests.standing import page_of, standing_of
from ceremonies.links import guest_token
from ceremonies.models import CeremonyPage, GuestLetter, Registration
from outbox.actions.enqueueing import CalendarPart, enqueue_mail
from outbox.repeating import RepeatableWork
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Outcome, Refused, Sent
from outbox.rules.policy import Policy
from outbox.rules.refusals import Refusal

Kind = GuestLetter.Kind
LETTER_POLICY = Policy(batch=50)
OF_AN_END = (Kind.CANCELLED, Kind.DECLINED)
MAIL_VALID_FOR = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Worded:
    """A letter in the guest's language, ready to be sent or to be looked at."""

    subject: str
    text: str
    html: str
    calendar: CalendarPart | None


def worded(
    kind: str,
    registration: Registration,
    *,
    page: CeremonyPage,
    now: datetime,
    own_url: str,
    before: dict[str, Any] | None = None,
) -> Worded:
    """Word a letter; `own_url` leads to the guest's page, `before` are the facts told earlier."""
    with translation.override(registration.language):
        standing = standing_of(registration, page=page, now=now)
        context = {
            "standing": standing,
            "registration": registration,
            "ceremony": registration.ceremony,
            "page": page,
            "stream": main_address(registration.ceremony, language=registration.language),
            "own_url": own_url,
            "new_pearls": _new_pearls(kind, registration),
            "changes": changes_told(before, registration.ceremony) if before else [],
            "site_name": settings.WAGTAIL_SITE_NAME,
            "site_url": settings.SITE_URL,
            "language": registration.language,
        }
        name = str(kind).replace("-", "_")
        return Worded(
            subject=_subject(kind, page.title, is_waiting=standing.is_waiting),
            text=render_to_string(f"emails/guest_{name}.txt", context),
            html=render_to_string(f"emails/guest_{name}.html", context),
            calendar=calendar_part(
                kind, registration, page=page, has_place=standing.has_place, now=now
            ),
        )


class LetterHandler(RepeatableWork[GuestLetter]):
    """Turns a letter into a mail: a write in our own database, once however often it is tried."""

    model = GuestLetter

    def gate(self, row: GuestLetter, now: datetime) -> Refusal | None:
        """Do not tell what is no longer so."""
        registration = Registration.objects.get(pk=row.registration_id)
        if registration.ended_at and row.kind not in OF_AN_END:
            return Refusal("over")
        if not registration.address:
            return Refusal("forgotten")
        if row.kind == Kind.CONFIRM and registration.confirmed_at:
            return Refusal("confirmed-meanwhile")
        return None

    @transaction.atomic
    def send(self, row: GuestLetter, deadline: Deadline) -> Outcome:
        # Locked: who is being forgotten gets no mail that the forgetting would not see.
        known = Registration.objects.select_for_update(of=("self",)).select_related("ceremony")
        registration = known.get(pk=row.registration_id)
        if not registration.address:
            return Refused(code="forgotten", words="The guest was forgotten meanwhile.")
        page = page_of(registration)
        if page is None:
            return Refused(code="no-page", words="The ceremony has no public page.")
        now = timezone.now()
        path = reverse("guest", kwargs={"token": guest_token(registration)})
        letter = worded(
            row.kind,
            registration,
            page=page,
            now=now,
            own_url=settings.SITE_URL + path,
            before=row.mailing.before if row.mailing else None,
        )
        mail = enqueue_mail(
            recipient=registration.address,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
            calendar=letter.calendar,
            language=registration.language,
            may_repeat=True,
            now=now,
            not_after=row.not_after if row.mailing else now + MAIL_VALID_FOR,
            headers={"Auto-Submitted": "auto-generated"},
            scopes=(f"ceremony:{registration.ceremony_id}",),
            dedup_key=mail_key(row.pk),
            priority=row.priority,
        )
        return Sent(remote_key=mail.message_id)


def _new_pearls(kind: str, registration: Registration) -> list[str]:
    """Return the titles of what a finale announced, for the mail that tells of it."""
    if kind != Kind.ANNOUNCED:
        return []
    return titles_of(ceremony_id=registration.ceremony_id, language=registration.language)


def _subject(kind: str, title: str, *, is_waiting: bool) -> str:
    words = {
        Kind.CONFIRM: _("Please confirm: %(title)s"),
        Kind.STANDING: _("You are on the waiting list: %(title)s")
        if is_waiting
        else _("You have a place: %(title)s"),
        Kind.MOVED_UP: _("You have a place: %(title)s"),
        Kind.OFFERED: _("A place is free, please answer: %(title)s"),
        Kind.DECLINED: _("The place went to the next in line: %(title)s"),
        Kind.CANCELLED: _("You have cancelled: %(title)s"),
        Kind.CHANGED: _("Something has changed: %(title)s"),
        Kind.REMINDER: _("See you soon: %(title)s"),
        Kind.ANNOUNCED: _("The new Cultural Pearls are known"),
        Kind.THANKS: _("Thank you for being there: %(title)s"),
    }
    return words[Kind(kind)] % {"title": title}
