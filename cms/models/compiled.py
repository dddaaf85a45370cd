"""Pages compiled to HTML when they are published, so that reading one costs next to nothing."""

from django.db import models
from wagtail.models import Page


class CompiledPage(models.Model):
    """The parts of a live page that only change when it, or something it shows, changes."""

    page = models.OneToOneField(Page, models.CASCADE, primary_key=True, related_name="compiled")
    article = models.TextField()
    card = models.TextField()
    compiled_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"compiled page {self.page_id}"
