"""Celery's view of campaigns: the nightly forgetting."""

from celery import shared_task
from django.utils import timezone

from campaigns.actions.follow import forget_unconfirmed as forget


@shared_task
def forget_unconfirmed() -> None:
    forget(now=timezone.now())
