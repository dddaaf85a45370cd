"""What a practice is tied to: other practices, and addresses worth reading."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from practices.models.choices import RelationKind
from practices.models.practice import Practice


class Relation(models.Model):
    """One typed tie from a practice to another."""

    practice = ParentalKey(Practice, related_name="relations")
    kind = models.CharField(_("kind"), max_length=20, choices=RelationKind)
    other = models.ForeignKey(
        Practice, models.CASCADE, related_name="related_from", verbose_name=_("other practice")
    )
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("related practice")
        verbose_name_plural = _("related practices")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "kind", "other"], name="practices_related_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(practice=models.F("other")),
                name="practices_not_related_to_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practice_id} {self.kind} {self.other_id}"

    def clean(self) -> None:
        super().clean()
        if self.other_id and self.other_id == self.practice_id:
            raise ValidationError({"other": _("A practice is not related to itself.")})


class FurtherLink(models.Model):
    """An address for whoever wants to know more, with its title and language."""

    practice = ParentalKey(Practice, related_name="further_links")
    title = models.CharField(_("title"), max_length=200)
    url = models.URLField(_("address"), max_length=500)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("further link")
        verbose_name_plural = _("further links")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.title
