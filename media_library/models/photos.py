"""Photos as Wagtail knows them, their renditions and the work owed on them."""

import hashlib
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from media_library.models.assets import Asset, Licence
from media_library.photos.mastering import make_master
from media_library.rules.standing import AssetState
from outbox.models import DueRow


class Photo(AbstractImage):
    """A photo as Wagtail knows it; `file` is the publication master, never what was uploaded.

    The master is upright, in sRGB, at most 4,096 px on the longer side and carries no camera
    data; the upload itself stays untouched in private storage.
    """

    Licence = Licence

    file: Any  # Wagtail's own field, which carries no type

    asset = models.OneToOneField(Asset, models.PROTECT, related_name="photo", editable=False)
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

    @property
    def shows_identified_people(self) -> bool:
        return self.asset.shows_identified_people

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        # Every way in passes here (forms, multiple upload, API, code), so no upload can become
        # a public picture by a door that somebody forgot.
        if self.file and not self.file._committed:
            upload = self.file.file
            self.file = make_master(upload)
            self._set_image_file_metadata()  # size and hash are the master's
            self._keep_original(upload)
        super().save(*args, **kwargs)

    def _keep_original(self, upload: Any) -> None:
        """Store what was uploaded beside the asset; unknown rights, so it is not cleared yet."""
        if self.asset_id is None:  # type: ignore[has-type]
            self.asset = Asset(
                kind=Asset.Kind.PHOTO,
                state=AssetState.READY.value,
                state_at=timezone.now(),
                title=self.title,
                creator=self.credit,
                licence=self.licence,
            )
        self.asset.original = upload
        self.asset.bytes = upload.size
        self.asset.sha256 = _sha256_of(upload)
        self.asset.width, self.asset.height = self.width, self.height
        self.asset.save()
        self.asset_id = self.asset.pk


class PhotoRendition(AbstractRendition):
    image = models.ForeignKey(Photo, models.CASCADE, related_name="renditions")
    bytes = models.PositiveIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)

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


def _sha256_of(upload: Any) -> str:
    digest = hashlib.sha256()
    upload.seek(0)
    for block in upload.chunks():
        digest.update(block)
    upload.seek(0)
    return digest.hexdigest()
