"""Posts that have to be taken down again: the outbox rows that ask a network to delete."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.delivery import Delivery
from outbox.models import DueRow


class Takedown(DueRow):
    """One published post is to be deleted where it stands; repeats find it gone."""

    delivery = models.OneToOneField(Delivery, models.PROTECT, related_name="takedown")
    asked_for = models.CharField(max_length=200, help_text="Why, in a code: asset-withdrawn")

    class Meta(DueRow.Meta):
        abstract = False
        verbose_name = _("takedown")
        verbose_name_plural = _("takedowns")

    def __str__(self) -> str:
        return f"takedown of {self.delivery}"
