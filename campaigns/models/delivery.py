"""Posts that are owed: the outbox rows of campaigns."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.planning import Variant
from outbox.models import DueRow


class Delivery(DueRow):
    """One post, once: the frozen payload, and everything that became of it."""

    variant = models.ForeignKey(Variant, models.PROTECT, related_name="deliveries")
    occurrence = models.PositiveIntegerField(default=0)
    series_on = models.DateField(
        null=True, blank=True, help_text="Which day of its series this is, on the series' own clock"
    )
    # The approved payload but for the id in its link; the hash is that of the approved one.
    payload = models.JSONField()
    payload_hash = models.CharField(max_length=64)

    class Meta(DueRow.Meta):
        abstract = False
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            *DueRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["variant", "occurrence"], name="campaigns_delivered_once"
            ),
            # Whatever became of a day of a series, it is never owed a second time.
            models.UniqueConstraint(
                fields=["variant", "series_on"], name="campaigns_series_day_once"
            ),
            models.UniqueConstraint(
                fields=["lane", "remote_key"],
                condition=~models.Q(remote_key=""),
                name="campaigns_remote_key_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.variant_id}.{self.occurrence}"
