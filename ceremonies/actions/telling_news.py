"""Telling what was announced: its posts and its mails to guests, each written and owed once."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from ceremonies.actions.announcing import content_of, locked
from ceremonies.actions.publishing_pearls import AGAIN_AFTER, LONGEST_WAIT
from ceremonies.actions.telling_all import tell_all
from ceremonies.models import Announcement, CeremonyPage, GuestMailing, OwedNews
from ceremonies.rules.sealed import Content, tags_of
from ceremonies.secrecy import Unspeakable, unlogged
from cms.public import news

logger = logging.getLogger(__name__)

Kind = OwedNews.Kind


class NoPage(Exception):
    """A finale has no public page that could be told about."""


@sensitive_variables()
def news_of(row: Announcement) -> list[Kind]:
    """Return what is owed besides pages."""
    content = content_of(row)
    posts = [Kind.POSTS] if content.telling else []
    return posts + ([Kind.GUESTS] if content.guests_told else [])


def tell_owed(*, now: datetime, announcement: Announcement | None = None) -> tuple[int, int]:
    """Write what is owed now; returns (written, failed). What fails stops nothing else."""
    owed = OwedNews.objects.filter(
        written_at=None, try_at__lte=now, announcement__is_rehearsal=announcement is not None
    )
    if announcement is not None:
        owed = owed.filter(announcement=announcement)
    done = failed = 0
    for one in owed.order_by("pk"):
        try:
            done += _tell(one.pk, now=now)
        except Unspeakable as error:
            logger.error("%s could not be written: %s", one, error)
            _put_off(one, str(error), now=now)
            failed += 1
    return done, failed


def _tell(owed_id: int, *, now: datetime) -> bool:
    """Write one kind, unless somebody else just has. Raises Unspeakable."""
    with unlogged(), transaction.atomic():
        return _tell_locked(owed_id, now=now)


@sensitive_variables()
def _tell_locked(owed_id: int, *, now: datetime) -> bool:
    row = locked(OwedNews.objects.values_list("announcement_id", flat=True).get(pk=owed_id))
    owed = OwedNews.objects.filter(pk=owed_id, written_at=None).first()
    if owed is None:
        return False
    write: Callable[..., news.Told] = {Kind.POSTS: _posts, Kind.GUESTS: _mails}[Kind(owed.kind)]
    told = write(row, now=now)
    owed.owed, owed.waiting = told.owed, told.waiting
    owed.written_at, owed.problem = now, ""
    owed.save(update_fields=["owed", "waiting", "written_at", "problem"])
    return True


@sensitive_variables()
def _posts(row: Announcement, *, now: datetime) -> news.Told:
    content = content_of(row)
    told = news_in(row, content)
    if told is None or content.telling is None:
        raise NoPage
    armed = row.armings.filter(digest=row.commitment).order_by("pk")
    return news.teller().tell(
        told,
        author=content.telling.by,
        approved_by=list(armed.values_list("person_id", flat=True)),
        now=now,
    )


def _mails(row: Announcement, *, now: datetime) -> news.Told:
    mailing = tell_all(ceremony_id=row.ceremony_id, kind=GuestMailing.Kind.ANNOUNCED, now=now)
    return news.Told(owed=mailing.guests, waiting=0)


@sensitive_variables()
def news_in(row: Announcement, content: Content) -> news.News | None:
    """Return what the posts tell: of the finale's page, where everything is shown at once.

    None where there are no posts, or no page yet.
    """
    page = CeremonyPage.objects.live().filter(ceremony=row.ceremony_id).order_by("pk").first()
    if page is None or content.telling is None:
        return None
    return news.News(
        page=page,
        campaign=content.telling.campaign,
        outlets=content.telling.outlets,
        titles={code: heading(content.year, code) for code in content.telling.texts},
        texts=content.telling.texts,
        tags=tags_of(content),
    )


@sensitive_variables()
def sketches_of(row: Announcement, content: Content, *, now: datetime) -> list[news.Sketch]:
    """Return how the posts would read, for those who may read what is sealed; writes nothing."""
    told = news_in(row, content)
    return news.teller().sketches(told, now=now) if told else []


def heading(year: int, language: str) -> str:
    with translation.override(language):
        return _("The Cultural Pearls of %(year)s") % {"year": year}


def _put_off(owed: OwedNews, problem: str, *, now: datetime) -> None:
    wait = min(AGAIN_AFTER * 2**owed.failures, LONGEST_WAIT)
    OwedNews.objects.filter(pk=owed.pk, written_at=None).update(
        failures=owed.failures + 1, problem=problem[:80], try_at=now + wait
    )
