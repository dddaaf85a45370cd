"""Celery's view of ceremonies: unanswered places, reminders, what to forget, streams."""

from celery import shared_task
from django.utils import timezone

from ceremonies.actions.changing import due_to_expire, expire
from ceremonies.actions.checking_streams import check_streams as check
from ceremonies.actions.counting_attendance import freeze_due
from ceremonies.actions.forgetting import forget_guests as forget
from ceremonies.actions.holding_places import release_due
from ceremonies.actions.reminding import remind_due


@shared_task
def free_unanswered() -> None:
    now = timezone.now()
    for ceremony_id in due_to_expire(now=now):
        expire(ceremony_id=ceremony_id, now=now)
    release_due(now=now)


@shared_task
def remind_guests() -> None:
    remind_due(now=timezone.now())


@shared_task
def forget_guests() -> None:
    now = timezone.now()
    freeze_due(now=now)
    forget(now=now)


@shared_task(soft_time_limit=120, time_limit=150)
def check_streams() -> None:
    check(now=timezone.now())
