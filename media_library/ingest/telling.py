"""Mails to those who handed in: what cannot be used, and what is asked."""

from datetime import datetime, timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from media_library.contributing.links import contribute_path
from media_library.models import Asset, Contribution
from outbox.actions.enqueueing import enqueue_mail

# The page says at once what is wrong: who is still there needs no mail, and nobody needs twelve.
AFTER = timedelta(minutes=30)


def tell_of_refusals(*, asset: Asset, now: datetime) -> None:
    """Owe one mail for all files of a contribution that are refused within an hour."""
    contribution = asset.contribution
    if contribution is None:
        return
    with translation.override(contribution.language):
        _owe_mail(
            contribution,
            template="files_refused",
            subject=gettext("One of your files cannot be used"),
            words={},
            now=now,
            due_at=now + AFTER,
            dedup_key=f"files-refused:{contribution.uuid.hex}:{now:%Y%m%d%H}",
        )


def tell_of_question(*, asset: Asset, question: str, now: datetime) -> None:
    """Owe the mail that brings an officer's question, with the link to answer it."""
    contribution = asset.contribution
    if contribution is None:
        return
    with translation.override(contribution.language):
        _owe_mail(
            contribution,
            template="asked_back",
            subject=gettext("A question about what you handed in"),
            words={"question": question, "label": asset.title or asset.label},
            now=now,
            due_at=now,
            dedup_key=None,
        )


def _owe_mail(
    contribution: Contribution,
    *,
    template: str,
    subject: str,
    words: dict[str, str],
    now: datetime,
    due_at: datetime,
    dedup_key: str | None,
) -> None:
    recipient = _address_of(contribution)
    if not recipient:
        return  # who left no address finds it all on the page
    context = {
        **words,
        "page_url": settings.SITE_URL + _path_of(contribution),
        "language": contribution.language,
    }
    enqueue_mail(
        recipient=recipient,
        subject=subject,
        text=render_to_string(f"emails/{template}.txt", context),
        html=render_to_string(f"emails/{template}.html", context),
        language=contribution.language,
        may_repeat=True,
        now=now,
        due_at=due_at,
        headers={"Auto-Submitted": "auto-generated", "Content-Language": contribution.language},
        dedup_key=dedup_key,
    )


def _address_of(contribution: Contribution) -> str:
    known = [contribution.contributor_mail]
    if contribution.invitation is not None:
        known.append(contribution.invitation.recipient_mail)
    if contribution.contributor is not None:
        known.append(contribution.contributor.email)
    return next((address for address in known if address), "")


def _path_of(contribution: Contribution) -> str:
    if contribution.invitation is not None:
        return contribute_path(contribution.invitation)
    return reverse("partner_contribution", kwargs={"number": contribution.uuid})
