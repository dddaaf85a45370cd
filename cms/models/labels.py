"""Terms with a label in each language: one row, nine labels."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.fields import LabelsField


def check_labels(value: object) -> None:
    """Refuse labels that are no mapping from a language of the site to a text."""
    known = {code for code, _name in settings.LANGUAGES}
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise ValidationError(_("Labels are a list of languages, each with a text."))
    if unknown := set(value) - known:
        raise ValidationError(
            _("Unknown languages: %(codes)s") % {"codes": ", ".join(sorted(unknown))}
        )
    if not value.get("en", "").strip():
        raise ValidationError(_("The English label is needed: the others fall back to it."))


def label_in(labels: dict[str, str], language: str | None = None) -> str:
    """Return the label in `language` (the active one by default), else in English."""
    wanted = labels.get(language or get_language() or "en", "")
    return wanted or labels.get("en", "")


class Theme(models.Model):
    """What a story or practice is about; a controlled vocabulary."""

    slug = models.SlugField(max_length=60, unique=True)
    labels = LabelsField(_("labels"), default=dict, validators=[check_labels])
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["sort_order", "slug"]

    def __str__(self) -> str:
        return label_in(self.labels)

    @property
    def label(self) -> str:
        return label_in(self.labels)
