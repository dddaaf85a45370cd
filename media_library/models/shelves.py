"""Shelves: the library's collections, one tree for each organisation, and how much fits in."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from accounts.models import Organisation

GIGABYTE = 1024**3


class Space(models.Model):
    """How much an organisation may hand in, and how much it has."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="space")
    quota_bytes = models.BigIntegerField(_("quota in bytes"), default=50 * GIGABYTE)
    used_bytes = models.BigIntegerField(default=0)
    files_per_day = models.PositiveIntegerField(_("files a day"), default=500)

    class Meta:
        verbose_name = _("space of an organisation")
        verbose_name_plural = _("space of organisations")
        constraints = [
            models.CheckConstraint(
                condition=Q(used_bytes__gte=0) & Q(used_bytes__lte=F("quota_bytes")),
                name="media_space_is_kept",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.used_bytes} of {self.quota_bytes}"


class Shelf(models.Model):
    """A Wagtail collection with what stands on it: all of an organisation, or of one subject."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="shelves")
    subject = models.CharField(max_length=60, blank=True, help_text="For example pearl:12")
    collection = models.OneToOneField(Collection, models.CASCADE, related_name="shelf")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "subject"], name="media_one_shelf"),
        ]

    def __str__(self) -> str:
        return self.collection.name
