"""Rehearsals: a campaign played through on a fast clock, on channels that nobody reads."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.channel_account import ChannelAccount
from campaigns.models.planning import Campaign, Variant
from outbox.models import DueRow


class Rehearsal(models.Model):
    """One playing-through; `speed` is how many campaign seconds pass in a real one."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="rehearsals")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    campaign_from = models.DateTimeField(help_text="The campaign's instant at started_at")
    speed = models.PositiveIntegerField(default=1000)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("rehearsal")
        verbose_name_plural = _("rehearsals")
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.campaign}: {self.started_at:%Y-%m-%d %H:%M}"


class RehearsedPost(DueRow):
    """One post as the rehearsal sends it, to a test channel in the place of its own."""

    rehearsal = models.ForeignKey(Rehearsal, models.CASCADE, related_name="posts")
    variant = models.ForeignKey(Variant, models.CASCADE, related_name="rehearsed")
    occurrence = models.PositiveIntegerField(default=0)
    channel = models.ForeignKey(ChannelAccount, models.PROTECT, related_name="+")
    planned_for = models.DateTimeField(help_text="The campaign's instant")
    payload = models.JSONField()

    class Meta(DueRow.Meta):
        abstract = False
        verbose_name = _("rehearsed post")
        verbose_name_plural = _("rehearsed posts")
        constraints = [
            *DueRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["rehearsal", "variant", "occurrence"], name="campaigns_rehearsed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"rehearsal {self.rehearsal_id}: {self.variant_id}.{self.occurrence}"
