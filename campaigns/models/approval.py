"""Decisions about posts, each pinned to the exact payload that was seen."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.planning import Variant


class Approval(models.Model):
    """Append-only; it counts only while the post's payload still has this hash."""

    class Decision(models.TextChoices):
        APPROVED = "approved", _("Approved")
        SENT_BACK = "sent_back", _("Sent back")

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="approvals")
    payload_hash = models.CharField(max_length=64)
    decision = models.CharField(max_length=20, choices=Decision)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(_("note"), max_length=600, blank=True)

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.get_decision_display()}: {self.variant_id}"
