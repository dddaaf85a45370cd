"""What is the same about a ceremony in every language: its season, when, and whether it happens."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation


class Season(models.Model):
    """A title year, with its local ceremonies and the finale that announces the next Pearls."""

    title_year = models.PositiveSmallIntegerField(_("title year"), unique=True)

    class Meta:
        verbose_name = _("season")
        verbose_name_plural = _("seasons")
        ordering = ["-title_year"]

    def __str__(self) -> str:
        return str(self.title_year)


class Ceremony(models.Model):
    """One ceremony; its pages tell it in each language."""

    class Kind(models.TextChoices):
        LOCAL = "local", _("Local title ceremony")
        INTERNATIONAL = "international", _("International ceremony")

    class Mode(models.TextChoices):
        ON_SITE = "on-site", _("On site")
        ONLINE = "online", _("Online")
        HYBRID = "hybrid", _("On site and online")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        CONFIRMED = "confirmed", _("Confirmed")
        POSTPONED = "postponed", _("Postponed")
        RESCHEDULED = "rescheduled", _("Rescheduled")
        MOVED_ONLINE = "moved-online", _("Moved online")
        CANCELLED = "cancelled", _("Cancelled")
        HELD = "held", _("Held")

    season = models.ForeignKey(
        Season, models.PROTECT, related_name="ceremonies", verbose_name=_("season")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="ceremonies", verbose_name=_("host")
    )
    name = models.CharField(_("working name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.LOCAL)
    mode = models.CharField(_("how to attend"), max_length=20, choices=Mode, default=Mode.ON_SITE)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.PLANNED)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    doors_open_at = models.DateTimeField(_("doors open"))
    registration_opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    zone = models.CharField(_("time zone of the place"), max_length=40)

    class Meta:
        verbose_name = _("ceremony")
        verbose_name_plural = _("ceremonies")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at"))
                & models.Q(doors_open_at__lte=models.F("starts_at")),
                name="ceremonies_doors_then_start_then_end",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_happening(self) -> bool:
        return self.status not in (
            self.Status.POSTPONED,
            self.Status.CANCELLED,
            self.Status.HELD,
        )
