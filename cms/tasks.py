"""Celery's view of content: pages whose hour has come."""

from celery import shared_task
from django.utils import timezone

from cms.actions.publish_scheduled import publish_scheduled


@shared_task
def publish_scheduled_pages() -> None:
    publish_scheduled(now=timezone.now())
