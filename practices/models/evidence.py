"""What a practice shows for itself: items, indicators with before and after, a mentor's check."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from practices.models.choices import EvidenceKind
from practices.models.practice import Practice


class EvidenceItem(models.Model):
    """Something anybody can look at: a report, photos, an article, by its address."""

    practice = ParentalKey(Practice, related_name="evidence_items")
    kind = models.CharField(_("kind"), max_length=20, choices=EvidenceKind)
    title = models.CharField(_("title"), max_length=200)
    url = models.URLField(_("address"), max_length=500)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, blank=True)
    published_on = models.DateField(_("date"), null=True, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.title


class Indicator(models.Model):
    """One number before and after, with how it was measured."""

    practice = ParentalKey(Practice, related_name="indicators")
    name = models.CharField(_("what was measured"), max_length=200)
    unit = models.CharField(_("unit"), max_length=40)
    before = models.DecimalField(
        _("before"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    after = models.DecimalField(_("after"), max_digits=12, decimal_places=2, null=True, blank=True)
    method = models.CharField(_("how it was measured"), max_length=300, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_complete(self) -> bool:
        """Whether it measures anything: both numbers and the method are there."""
        return self.before is not None and self.after is not None and bool(self.method.strip())


class MentorCheck(models.Model):
    """A mentor or national contact point has looked at the practice and its evidence."""

    practice = ParentalKey(Practice, related_name="mentor_checks")
    by = models.CharField(_("who checked"), max_length=160)
    on = models.DateField(_("when"))
    note = models.CharField(_("what was found"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("check by a mentor")
        verbose_name_plural = _("checks by mentors")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.by}, {self.on}"

    def clean(self) -> None:
        super().clean()
        if not self.by.strip():
            raise ValidationError({"by": _("Please say who checked.")})
