"""The moment itself: one short transaction, after which everybody may know."""

import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from ceremonies.actions.announcing import Refused, content_of, locked, note, opened_text
from ceremonies.actions.arming import armed_by_two
from ceremonies.actions.telling_news import news_of
from ceremonies.models import Announcement, Cue, OwedNews, OwedPage
from ceremonies.rules.announcing import State, is_due
from ceremonies.rules.sealed import commitment_of
from ceremonies.secrecy import Unspeakable, unlogged
from outbox.rules.refusals import Refusal

logger = logging.getLogger(__name__)


def reveal_due(*, now: datetime) -> int:
    """Announce whatever is due; returns how many. One that cannot be is logged and tried again."""
    due = Announcement.objects.filter(
        state=State.ARMED, held_at=None, reveal_at__lte=now, is_rehearsal=False
    )
    done = 0
    for pk in due.values_list("pk", flat=True):
        try:
            done += reveal(announcement_id=pk, now=now)
        except (Refused, Unspeakable) as error:
            logger.error("announcement %s could not be announced: %s", pk, error)
    return done


@transaction.atomic
def reveal(*, announcement_id: int, now: datetime) -> bool:
    """Announce it and owe the pages of its Pearls, its posts and its mails; False if not due now.

    Everything in it commits or nothing does, so that asking again after any end is safe. Raises
    Refused, Unspeakable.
    """
    row = locked(announcement_id)
    if not is_due(row.moment, now=now):
        return False
    if not armed_by_two(row):
        raise Refused(Refusal("not-armed-by-two"))
    with unlogged():
        pearls = _number_of_pearls(row)
        news = news_of(row)
    row.state, row.revealed_at = State.ANNOUNCED, now
    row.save(update_fields=["state", "revealed_at"])
    OwedPage.objects.bulk_create(
        OwedPage(announcement=row, number=number, language=language, try_at=now)
        for number in range(1, pearls + 1)
        for language, _name in settings.LANGUAGES
    )
    OwedNews.objects.bulk_create(OwedNews(announcement=row, kind=kind, try_at=now) for kind in news)
    note(row, Cue.Kind.ANNOUNCED, by=None, now=now)
    logger.info("announcement %s: announced, %s Pearls", row.pk, pearls)
    return True


@sensitive_variables()
def _number_of_pearls(row: Announcement) -> int:
    """Open what is sealed and make sure that it is what was committed to."""
    if commitment_of(opened_text(row)) != row.commitment:
        raise Unspeakable("CommitmentBroken")
    return len(content_of(row).pearls)
