"""People who follow by mail, the proof of their consent, and whom we must never write to."""

from django.conf import settings
from django.db import models


class Follower(models.Model):
    class State(models.TextChoices):
        PENDING = "pending"
        ACTIVE = "active"
        UNSUBSCRIBED = "unsubscribed"

    address = models.EmailField()
    address_key = models.CharField(max_length=254, unique=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    state = models.CharField(max_length=20, choices=State, default=State.PENDING)
    confirmation_hash = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "language"], name="campaigns_followers_state"),
        ]

    def __str__(self) -> str:
        return f"follower {self.pk}"


class ConsentProof(models.Model):
    """What a person agreed to, when and how; written in the transaction that makes them active."""

    follower = models.ForeignKey(Follower, models.CASCADE, related_name="proofs")
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=5)
    form_url = models.CharField(max_length=300)
    network = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()
    method = models.CharField(max_length=40, default="double opt-in")

    def __str__(self) -> str:
        return f"consent of follower {self.follower_id}"


class Suppression(models.Model):
    """A keyed hash of an address that must not be written to; it outlives the person's erasure."""

    address_hash = models.CharField(max_length=64, unique=True)
    reason = models.CharField(max_length=40)
    since_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reason} since {self.since_at:%Y-%m-%d}"
