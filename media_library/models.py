"""Photos, their descriptions per language, their renditions and the work owed on them."""

from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from media_library.mastering import make_master
from media_library.names import original_name
from outbox.models import DueRow


def private_storage() -> Storage:
    """Return the storage that nobody outside can read."""
    return storages["default"]


class Photo(AbstractImage):
    """A photo as Wagtail knows it; `file` is the publication master, never what was uploaded.

    The master is upright, in sRGB, at most 4,096 px on the longer side and carries no camera
    data; the upload itself stays untouched in private storage.
    """

    class Licence(models.TextChoices):
        CC0 = "CC0-1.0", _("CC0 1.0 (no rights reserved)")
        CC_BY = "CC-BY-4.0", _("CC BY 4.0")
        CC_BY_SA = "CC-BY-SA-4.0", _("CC BY-SA 4.0")
        PROGRAMME = "programme-use", _("Use by the programme and its partners")

    file: Any  # Wagtail's own field, which carries no type

    credit = models.CharField(
        _("credit"), max_length=160, help_text=_("Who took it, as it is to be printed.")
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Licence)
    rights_note = models.TextField(
        _("rights note"),
        blank=True,
        help_text=_("Limits that were agreed: channels, dates, people shown."),
    )
    may_be_reused_by_eu = models.BooleanField(
        _("EU institutions may reuse it free of charge"),
        default=True,
        help_text=_("Funded material must be available to the programme (rule VIS-13)."),
    )
    original = models.FileField(storage=private_storage, upload_to=original_name, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "rights_note",
        "may_be_reused_by_eu",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def save(self, *args: object, **kwargs: object) -> None:
        # Every way in passes here (forms, multiple upload, API, code), so no upload can become
        # a public picture by a door that somebody forgot.
        if self.file and not self.file._committed:
            upload = self.file.file
            self.file, self.original = make_master(upload), upload
            self._set_image_file_metadata()  # size and hash are the master's
        super().save(*args, **kwargs)


class PhotoDescription(models.Model):
    """What a photo shows, in one language: the text offered as alt text there."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="descriptions")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    text = models.CharField(_("description"), max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["photo", "language"], name="media_one_description_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class PhotoRendition(AbstractRendition):
    image = models.ForeignKey(Photo, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


class RenditionWork(DueRow):
    """Renditions of one photo are owed, for one state of its master and focal point."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="rendition_work")
    input_key = models.CharField(max_length=120)

    class Meta(DueRow.Meta):
        abstract = False
        constraints = [
            *DueRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["photo", "input_key"], name="media_renditions_owed_once"
            ),
        ]
