"""Times that repeat, and plans that came in a file: slots, series, imports."""

from django.conf import settings
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from campaigns.models.channel_account import ChannelAccount
from campaigns.models.planning import Variant


class Slot(models.Model):
    """A time of the week that a channel likes to post at, on the channel's own clock."""

    channel = models.ForeignKey(ChannelAccount, models.CASCADE, related_name="slots")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=list(WEEKDAYS.items()))
    at_time = models.TimeField(_("time"))

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        ordering = ["weekday", "at_time"]
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "weekday", "at_time"], name="campaigns_slot_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.at_time:%H:%M}"


class Series(models.Model):
    """A post that goes out again and again, on the wall clock of its zone.

    `rule` is an RFC 5545 recurrence such as "FREQ=WEEKLY;BYDAY=MO;COUNT=6"; its start is the
    post's own `planned_local` and `zone`. Deliveries are owed some weeks ahead, each once.
    """

    variant = models.OneToOneField(Variant, models.CASCADE, related_name="series")
    rule = models.CharField(_("rule"), max_length=200)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def __str__(self) -> str:
        return self.rule


class PlanImport(models.Model):
    """A file with many plans: kept as it came, shown row by row, and carried out once."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    text = models.TextField()
    carried_out_at = models.DateTimeField(null=True, blank=True)
    outcome = models.JSONField(default=list, help_text="One entry a row: what became of it")

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.file_name
