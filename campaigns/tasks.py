"""Celery's view of campaigns: what lapses, and what is forgotten."""

from celery import shared_task
from django.utils import timezone

from campaigns.actions.follow import forget_unconfirmed as forget
from campaigns.actions.follow_clocks import follow_clocks as follow
from campaigns.actions.forget_asked import forget_asked
from campaigns.actions.lapse_unapproved import lapse_unapproved as lapse
from campaigns.actions.mark_holidays import mark_holidays as mark
from campaigns.series import owe_series_ahead as owe_ahead
from campaigns.sources import due_for_a_look, note_doubts


@shared_task
def forget_unconfirmed() -> None:
    forget(now=timezone.now())
    forget_asked(now=timezone.now())


@shared_task
def mark_holidays() -> None:
    mark(today=timezone.localdate())


@shared_task
def lapse_unapproved() -> None:
    lapse(now=timezone.now())


@shared_task
def owe_series_ahead() -> None:
    owe_ahead(now=timezone.now())


@shared_task
def follow_clocks() -> None:
    follow(now=timezone.now())


@shared_task
def look_at_doubts() -> None:
    now = timezone.now()
    note_doubts(due_for_a_look(now), now=now)
