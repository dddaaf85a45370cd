"""The concepts of the controlled vocabularies, each with a label in nine languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.public import LabelsField, labels
from practices.models.choices import Vocabulary


class Concept(models.Model):
    """One term of one vocabulary: stressor `vacancy`, method `walking-tour`."""

    vocabulary = models.CharField(_("vocabulary"), max_length=20, choices=Vocabulary)
    slug = models.SlugField(_("key"), max_length=60)
    labels = LabelsField(_("labels"), default=dict, validators=[labels.check_labels])
    sort_order = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering = ["vocabulary", "sort_order", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["vocabulary", "slug"], name="practices_concept_once_a_vocabulary"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Its label in the active language, else in English."""
        return labels.label_in(self.labels)
