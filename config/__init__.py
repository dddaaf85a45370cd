"""The composition root: settings, addresses, Celery and the demo; imports all, imported by none."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
