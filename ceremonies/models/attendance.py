"""How many took part: numbers for the funder, kept when nobody knows any more who they were."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ceremonies.models.choices import OrganisationType
from ceremonies.models.happenings import Ceremony
from ceremonies.models.places import Pool


class CountMethod(models.TextChoices):
    """Where a number comes from; a report without it proves nothing."""

    TICKETS = "tickets", _("Tickets scanned")
    HEADS = "heads", _("Heads counted")
    ESTIMATE = "estimate", _("Estimate")


class AttendanceFact(models.Model):
    """So many people of one kind took part one way.

    A number of heads knows neither country nor organisation; it is the number of all.
    """

    class Mode(models.TextChoices):
        ON_SITE = Pool.Kind.ON_SITE.value, _("On site")
        ONLINE = Pool.Kind.ONLINE.value, _("Online")

    ceremony = models.ForeignKey(Ceremony, models.PROTECT, related_name="attendance")
    mode = models.CharField(_("how they took part"), max_length=20, choices=Mode)
    is_of_all = models.BooleanField(default=False, help_text="Of everybody who came this way")
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1; empty: not said")
    organisation_type = models.CharField(max_length=20, blank=True, choices=OrganisationType)
    count = models.PositiveIntegerField(pgettext_lazy("attendance", "people"))
    method = models.CharField(_("counted how"), max_length=10, choices=CountMethod)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ceremony", "mode", "is_of_all", "country", "organisation_type"],
                name="ceremonies_a_fact_once",
            ),
            models.CheckConstraint(
                condition=Q(is_of_all=False) | Q(country="", organisation_type=""),
                name="ceremonies_all_are_of_no_kind",
            ),
        ]
        ordering = ["ceremony", "mode", "-is_of_all", "country", "organisation_type"]

    def __str__(self) -> str:
        return f"{self.count} {self.mode} at ceremony {self.ceremony_id}"
