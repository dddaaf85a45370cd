"""Countries, regions and municipalities with all their official names."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from cms.fields import LabelsField
from cms.models.labels import check_labels, label_in


class Country(models.Model):
    code = models.CharField(_("code"), max_length=2, primary_key=True)
    names = LabelsField(_("names"), validators=[check_labels])
    zone = models.CharField(_("time zone"), max_length=40)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return label_in(self.names)


class Region(models.Model):
    """A NUTS region (version 2024); the code's length tells its level."""

    code = models.CharField(_("NUTS code"), max_length=5, primary_key=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    country = models.ForeignKey(Country, models.PROTECT, related_name="regions")

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}".strip()


class Municipality(ClusterableModel):
    """A town, city or municipality; never identified by name alone."""

    slug = models.SlugField(max_length=80, unique=True)
    title_name = models.CharField(
        _("name in the title"), max_length=120, help_text=_("As the title is written.")
    )
    country = models.ForeignKey(Country, models.PROTECT, related_name="municipalities")
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="municipalities", verbose_name=_("NUTS 3 region")
    )
    latitude = models.DecimalField(
        max_digits=7,
        decimal_places=4,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        max_digits=7,
        decimal_places=4,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    coordinate_note = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["title_name"]

    def __str__(self) -> str:
        return self.title_name


class PlaceName(models.Model):
    """One name of a municipality in one language."""

    municipality = ParentalKey(Municipality, related_name="names")
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    is_official = models.BooleanField(_("official"), default=True)
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("place name")
        verbose_name_plural = _("place names")
        ordering = ["sort_order"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name", "language"], name="cms_place_name_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
