"""Publishing the pages that an announcement owes: each by itself, so that none stops another."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from ceremonies.actions.announcing import content_of, locked
from ceremonies.models import Announcement, OwedPage
from ceremonies.secrecy import Unspeakable, unlogged
from cms.public import publish_pearl

logger = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=5)


def publish_owed(*, now: datetime, announcement: Announcement | None = None) -> tuple[int, int]:
    """Publish the pages that are owed now; returns (published, failed).

    English comes first, for other languages are its translations.
    """
    owed = OwedPage.objects.filter(
        published_at=None, try_at__lte=now, announcement__is_rehearsal=announcement is not None
    )
    if announcement is not None:
        owed = owed.filter(announcement=announcement)
    done = failed = 0
    for one in owed.order_by("announcement", "pk"):
        try:
            done += _publish(one.pk, now=now)
        except Unspeakable as error:
            logger.error(
                "announcement %s: %s in %s could not be published: %s",
                one.announcement_id,
                one.code_name,
                one.language,
                error,
            )
            _put_off(one, str(error), now=now)
            failed += 1
    return done, failed


def _publish(owed_id: int, *, now: datetime) -> bool:
    """Publish one page, unless somebody else just has. Raises Unspeakable."""
    with unlogged(), transaction.atomic():
        return _publish_locked(owed_id, now=now)


@sensitive_variables()
def _publish_locked(owed_id: int, *, now: datetime) -> bool:
    # The announcement's lock, not the page's: two pages of a Pearl must not both make the Pearl.
    row = locked(OwedPage.objects.values_list("announcement_id", flat=True).get(pk=owed_id))
    owed = OwedPage.objects.filter(pk=owed_id, published_at=None).first()
    if owed is None:
        return False
    content = content_of(row)
    pearl = content.pearls[owed.number - 1]
    owed.page = publish_pearl(pearl=pearl, year=content.year, language=owed.language)
    owed.published_at, owed.problem = now, ""
    owed.save(update_fields=["page", "published_at", "problem"])
    return True


def _put_off(owed: OwedPage, problem: str, *, now: datetime) -> None:
    wait = min(AGAIN_AFTER * 2**owed.failures, LONGEST_WAIT)
    OwedPage.objects.filter(pk=owed.pk, published_at=None).update(
        failures=owed.failures + 1, problem=problem[:80], try_at=now + wait
    )
