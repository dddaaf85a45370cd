"""Days on which a country does not read news: holidays and days of mourning, as editable data."""

from django.db import models
from django.utils.translation import gettext_lazy as _

COUNTRIES = [
    ("DE", _("Germany")),
    ("DK", _("Denmark")),
    ("EE", _("Estonia")),
    ("FI", _("Finland")),
    ("LT", _("Lithuania")),
    ("LV", _("Latvia")),
    ("PL", _("Poland")),
    ("SE", _("Sweden")),
]


class MarkedDay(models.Model):
    """One day in one country that whoever plans should know of."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("National holiday")
        MOURNING = "mourning", _("Day of mourning")

    country_code = models.CharField(_("country"), max_length=2, choices=COUNTRIES)
    on = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.HOLIDAY)
    name = models.CharField(_("name"), max_length=120)
    is_removed = models.BooleanField(
        _("does not count"),
        default=False,
        help_text=_("A day that comes from the list of holidays stays away once this is ticked."),
    )

    class Meta:
        verbose_name = _("marked day")
        verbose_name_plural = _("marked days")
        ordering = ["on", "country_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["country_code", "on", "kind"],
                name="campaigns_marked_day_once",
                violation_error_message=_("This day is marked already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country_code} {self.on:%Y-%m-%d}: {self.name}"
