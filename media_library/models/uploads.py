"""Uploads: files on their way in, by tus; the bytes in the spool are the truth."""

import uuid

from django.db import models
from django.db.models import F, Q


class Upload(models.Model):
    """One file on its way, through one door."""

    class State(models.TextChoices):
        RECEIVING = "receiving"
        RECEIVED = "received"
        TAKEN = "taken"
        ENDED = "ended"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner_key = models.CharField(max_length=80, db_index=True)
    label = models.CharField(max_length=300, blank=True)
    mime = models.CharField(max_length=120, blank=True)
    length = models.BigIntegerField()
    offset = models.BigIntegerField(default=0)
    epoch = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVING)
    sha256 = models.CharField(max_length=64, blank=True)
    spool = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(offset__gte=0) & Q(offset__lte=F("length")),
                name="media_upload_within_its_length",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.offset} of {self.length}"
