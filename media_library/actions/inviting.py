"""Inviting somebody to hand in photos and videos, and taking an invitation back."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from accounts.models import Organisation, User
from media_library.actions.contributing import open_contribution
from media_library.contributing.links import contribute_path
from media_library.models import Invitation
from outbox.actions.enqueueing import enqueue_mail


class UntilIsPast(Exception):
    """An invitation has to be open for a while: its last moment has passed already."""


@transaction.atomic
def invite(
    *,
    organisation: Organisation,
    purpose: str,
    until: datetime,
    language: str,
    invited_by: User,
    now: datetime,
    subject: str = "",
    message: str = "",
    recipient_name: str = "",
    recipient_mail: str = "",
    max_files: int = 100,
    max_bytes: int = 10 * 1024**3,
) -> Invitation:
    """Open an invitation and owe its mail where an address is known. Raises UntilIsPast."""
    if until <= now:
        raise UntilIsPast(until)
    invitation = Invitation.objects.create(
        organisation=organisation,
        subject=subject,
        purpose=purpose,
        message=message,
        language=language,
        recipient_name=recipient_name,
        recipient_mail=recipient_mail,
        until=until,
        max_files=max_files,
        max_bytes=max_bytes,
        invited_by=invited_by,
    )
    open_contribution(language=language, organisation=organisation, invitation=invitation)
    send_invitation(invitation=invitation, now=now)
    return invitation


@transaction.atomic
def send_invitation(*, invitation: Invitation, now: datetime) -> None:
    """Owe the mail with the link; once a day at most, however often somebody presses."""
    if not invitation.recipient_mail:
        return
    with translation.override(invitation.language):
        context = {
            "invitation": invitation,
            "language": invitation.language,
            "page_url": settings.SITE_URL + contribute_path(invitation),
        }
        enqueue_mail(
            recipient=invitation.recipient_mail,
            subject=gettext("Please hand in your photos: %(purpose)s")
            % {"purpose": " ".join(invitation.purpose.split())},
            text=render_to_string("emails/invited.txt", context),
            html=render_to_string("emails/invited.html", context),
            language=invitation.language,
            may_repeat=True,
            now=now,
            headers={"Auto-Submitted": "auto-generated", "Content-Language": invitation.language},
            dedup_key=f"invited:{invitation.uuid.hex}:{invitation.epoch}:{now:%Y%m%d}",
        )


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, now: datetime) -> None:
    """Make the link void at once; what was handed in stays."""
    Invitation.objects.filter(pk=invitation.pk, revoked_at=None).update(revoked_at=now)


@transaction.atomic
def renew_link(*, invitation: Invitation, now: datetime) -> Invitation:
    """Make a new link and the old one void, for one that reached the wrong people."""
    mine = Invitation.objects.select_for_update().get(pk=invitation.pk)
    mine.epoch += 1
    mine.save(update_fields=["epoch"])
    send_invitation(invitation=mine, now=now)
    return mine


@transaction.atomic
def extend_invitation(*, invitation: Invitation, until: datetime, now: datetime) -> None:
    """Keep an invitation open for longer. Raises UntilIsPast."""
    if until <= now:
        raise UntilIsPast(until)
    Invitation.objects.filter(pk=invitation.pk).update(until=until)
