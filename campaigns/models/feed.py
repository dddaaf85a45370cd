"""Entries of the site's own news feed."""

from django.conf import settings
from django.db import models


class FeedEntry(models.Model):
    """One entry, put there by one delivery; the key makes a repeat harmless."""

    key = models.CharField(max_length=200, unique=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    title = models.CharField(max_length=200)
    text = models.TextField()
    link = models.URLField(max_length=500, blank=True)
    image_url = models.URLField(max_length=500, blank=True)
    image_alt = models.CharField(max_length=1500, blank=True)
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField(
        null=True, blank=True, help_text="Since when its picture is gone, if it is"
    )

    class Meta:
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["language", "-published_at"], name="campaigns_feed_order")]

    def __str__(self) -> str:
        return self.title
