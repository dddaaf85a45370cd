"""Celery's view of the library: rights and names whose time is over, files nobody needs."""

from celery import shared_task
from django.utils import timezone

from media_library.actions.erasing import erase_overdue
from media_library.actions.expiring import announce_expiries, hide_lapsed
from media_library.actions.tidying import tidy_media


@shared_task
def look_after_rights() -> None:
    now = timezone.now()
    hide_lapsed(now=now)
    announce_expiries(now=now)
    erase_overdue(now=now)


@shared_task(soft_time_limit=3500, time_limit=3600)
def tidy_storage() -> None:
    tidy_media(now=timezone.now(), is_real=True)
