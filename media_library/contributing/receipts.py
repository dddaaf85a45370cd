"""The receipt of what was handed in: everything listed, shown and mailed."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext

from media_library.actions.receiving import present
from media_library.contributing.listing import file_lines
from media_library.models import Contribution
from media_library.subjects import subject_label
from outbox.actions.enqueueing import enqueue_mail


def receipt_of(contribution: Contribution, *, language: str) -> dict[str, Any]:
    """Return what a receipt says, for templates of the page and of the mail."""
    people = contribution.people_shown.prefetch_related("consents") if contribution.pk else []
    return {
        "contribution": contribution,
        "lines": file_lines(contribution, language=language, is_open=False),
        "total": sum(asset.bytes for asset in present(contribution)),
        "subject": subject_label(contribution.subject) if contribution.subject else "",
        "people": people,
        "language": language,
    }


def send_receipt(*, contribution: Contribution, path: str, language: str, now: datetime) -> None:
    """Owe the receipt by mail where an address was given; once for each handing in."""
    if not contribution.contributor_mail:
        return
    context = {
        **receipt_of(contribution, language=language),
        "address": settings.SITE_URL + path,
        "site_url": settings.SITE_URL,
    }
    enqueue_mail(
        recipient=contribution.contributor_mail,
        subject=gettext("Your receipt: what you handed in to the Cultural Pearls"),
        text=render_to_string("emails/contribution_receipt.txt", context),
        html=render_to_string("emails/contribution_receipt.html", context),
        language=language,
        may_repeat=True,
        now=now,
        headers={"Auto-Submitted": "auto-generated", "Content-Language": language},
        scopes=(f"organisation:{contribution.organisation_id}",),
        dedup_key=f"receipt:{contribution.uuid}:{contribution.version}",
        priority=3,
    )
