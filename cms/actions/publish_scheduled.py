"""Publishing pages at their hour, one at a time, so that a bad one stops nobody else's."""

import logging
from datetime import datetime

from django.db import transaction
from wagtail.models import Page, Revision

logger = logging.getLogger(__name__)


def publish_scheduled(*, now: datetime) -> tuple[int, list[int]]:
    """Publish what is due and unpublish what has expired.

    Returns (how many were moved, ids of the pages that failed); a failure is logged with its
    page and tried again at the next sweep.
    """
    moved, failed = 0, []
    expired = Page.objects.live().filter(expire_at__lt=now).order_by("expire_at")
    due = Revision.page_revisions.filter(approved_go_live_at__lt=now).order_by(
        "approved_go_live_at"
    )
    jobs = [
        *((page.pk, _unpublish, page.pk) for page in expired),
        *((int(revision.object_id), _publish, revision.pk) for revision in due),
    ]
    for page_id, job, pk in jobs:
        try:
            with transaction.atomic():
                job(pk)
            moved += 1
        except Exception:  # one page's fault, whatever it is, stays its own
            logger.exception("page %s could not be published or unpublished on time", page_id)
            failed.append(page_id)
    return moved, failed


def _publish(revision_id: int) -> None:
    Revision.objects.get(pk=revision_id).publish()


def _unpublish(page_id: int) -> None:
    Page.objects.get(pk=page_id).specific.unpublish(
        set_expired=True, log_action="wagtail.unpublish.scheduled"
    )
