"""Pages compiled to HTML when they are published, so that reading one costs next to nothing."""

from django.db import models
from wagtail.models import Page


class CompiledPage(models.Model):
    """The parts of a live page that only change when it, or something it shows, changes."""

    page = models.OneToOneField(Page, models.CASCADE, primary_key=True, related_name="compiled")
    article = models.TextField()
    card = models.TextField()
    # The picture for link previews: {"url", "width", "height", "alt"}, empty until it is made.
    share_picture = models.JSONField(default=dict)
    compiled_at = models.DateTimeField()
    # For a translation: the live revision of its source when the translation was published. A
    # source that has moved on since makes the translation "older than its source".
    source_revision_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"compiled page {self.page_id}"
