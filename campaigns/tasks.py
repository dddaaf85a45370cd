"""Celery's view of campaigns: what lapses, and what is forgotten."""

from celery import shared_task
from django.utils import timezone

from campaigns.actions.follow import forget_unconfirmed as forget
from campaigns.actions.lapse_unapproved import lapse_unapproved as lapse


@shared_task
def forget_unconfirmed() -> None:
    forget(now=timezone.now())


@shared_task
def lapse_unapproved() -> None:
    lapse(now=timezone.now())
