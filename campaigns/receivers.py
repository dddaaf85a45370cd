"""What follows for posts when their source page changes: they say so, or are let go again."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published

from outbox.signals import rows_due


@receiver(page_published)
def source_went_live(instance: Page, **_: Any) -> None:
    # Posts that waited for this page are due at once, not at their next look.
    rows_due.send(sender=Page)
