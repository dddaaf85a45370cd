"""Assets: whatever was handed in, with its facts, its texts and where it stands."""

import uuid
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Organisation
from media_library.models.uploads import Upload
from media_library.names import original_name
from media_library.querysets import AssetQuerySet
from media_library.rules.standing import AssetState, People


def private_storage() -> Storage:
    """Return the storage that nobody outside can read."""
    return storages["default"]


STATE_WORDS = {
    AssetState.RECEIVING: _("On its way"),
    AssetState.CHECKING: _("Being checked"),
    AssetState.REFUSED: _("Cannot be used"),
    AssetState.IN_REVIEW: _("Waiting for review"),
    AssetState.ASKED_BACK: _("We have a question"),
    AssetState.REJECTED: _("Not taken"),
    AssetState.READY: _("In the library"),
    AssetState.WITHDRAWN: _("Withdrawn"),
    AssetState.ERASED: _("Erased"),
}
PEOPLE_WORDS = {
    People.NOT_SAID: _("Not said yet"),
    People.NOBODY: _("Nobody who could be recognised"),
    People.CROWD: _("A crowd at a public event, nobody in particular"),
    People.NAMED: _("People who can be recognised"),
}


class Phase(models.TextChoices):
    """When in a Pearl's work it was taken (all working phases are to be captured)."""

    PREPARING = "preparing", _("Preparing")
    DOING = "doing", _("Doing")
    CELEBRATING = "celebrating", _("Celebrating")
    AFTERWARDS = "afterwards", _("Afterwards")


class Licence(models.TextChoices):
    CC0 = "CC0-1.0", _("CC0 1.0 (no rights reserved)")
    CC_BY = "CC-BY-4.0", _("CC BY 4.0")
    CC_BY_SA = "CC-BY-SA-4.0", _("CC BY-SA 4.0")
    PROGRAMME = "programme-use", _("Use by the programme and its partners")


class Asset(models.Model):
    """One photo or film from the moment somebody starts to hand it in.

    It is quarantined until accepted: the Photo or Film that pages can use exists only from then
    on. What may be done with it is never a flag here but asked of `rules.clearance`.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Photo")
        FILM = "film", _("Video")

    class Shape(models.TextChoices):
        LANDSCAPE = "landscape", _("Landscape")
        PORTRAIT = "portrait", pgettext_lazy("upright format", "Portrait")
        SQUARE = "square", _("Square")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    state = models.CharField(
        max_length=12, choices=[(state.value, words) for state, words in STATE_WORDS.items()]
    )
    # Why it was refused or rejected: a code and facts that wording.py turns into a sentence.
    reason = models.CharField(max_length=60, blank=True, default="")
    reason_facts = models.JSONField(default=dict, blank=True)
    state_at = models.DateTimeField(help_text="Since when it stands there")
    rights_epoch = models.PositiveIntegerField(
        default=0, help_text="Raised by every withdrawal: older public addresses are void"
    )

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="assets"
    )
    contribution = models.ForeignKey(
        "media_library.Contribution",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assets",
    )
    upload = models.OneToOneField(
        Upload, models.SET_NULL, null=True, blank=True, related_name="asset"
    )
    label = models.CharField(
        _("file name"), max_length=300, blank=True, help_text="The giver's own name for the file"
    )
    subject = models.CharField(
        _("belongs to"), max_length=60, blank=True, help_text="For example pearl:12"
    )
    phase = models.CharField(_("working phase"), max_length=12, choices=Phase, blank=True)

    title = models.CharField(_("title"), max_length=255, blank=True)
    creator = models.CharField(_("who took it"), max_length=160, blank=True)
    rights_holder = models.CharField(_("who holds the rights"), max_length=160, blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, blank=True)
    place = models.CharField(_("where"), max_length=160, blank=True)
    taken_on = models.DateField(_("when"), null=True, blank=True)
    people = models.CharField(
        _("who can be seen"),
        max_length=10,
        choices=[(people.value, words) for people, words in PEOPLE_WORDS.items()],
        default=People.NOT_SAID.value,
    )

    # What the file says of itself; the position is for editors' eyes only.
    camera_taken_at = models.DateTimeField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    mime = models.CharField(max_length=40, blank=True)
    bytes = models.BigIntegerField(default=0)
    width = models.PositiveIntegerField(null=True, blank=True, help_text="Upright, in pixels")
    height = models.PositiveIntegerField(null=True, blank=True, help_text="Upright, in pixels")
    shape = models.CharField(max_length=10, choices=Shape, blank=True)
    duration = models.FloatField(null=True, blank=True, help_text="Seconds")
    has_sound = models.BooleanField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    phash = models.CharField(max_length=16, blank=True)
    dhash = models.CharField(max_length=16, blank=True)
    like = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The earlier asset of the same organisation that it equals or resembles",
    )
    scan = models.CharField(
        max_length=12,
        blank=True,
        choices=[
            ("clean", _("No virus found")),
            ("infected", _("Virus found")),
            ("not-scanned", _("Not scanned")),
        ],
    )

    original = models.FileField(
        storage=private_storage, upload_to=original_name, blank=True, max_length=200
    )
    master = models.FileField(storage=private_storage, blank=True, max_length=200)
    preview = models.FileField(storage=private_storage, blank=True, max_length=200)
    focal_x = models.FloatField(null=True, blank=True, help_text="0 to 1 from the left")
    focal_y = models.FloatField(null=True, blank=True, help_text="0 to 1 from the top")

    created_at = models.DateTimeField(auto_now_add=True)
    received_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = AssetQuerySet.as_manager()

    class Meta:
        verbose_name = _("asset")
        verbose_name_plural = _("assets")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in AssetState]),
                name="media_asset_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(people__in=[people.value for people in People]),
                name="media_asset_people_is_known",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "-id"], name="media_asset_desk"),
            models.Index(fields=["state", "-id"], name="media_asset_newest"),
            models.Index(fields=["sha256"], name="media_asset_sha"),
            models.Index(fields=["state", "state_at"], name="media_asset_age"),
        ]

    def __str__(self) -> str:
        return self.title or self.label or str(self.uuid)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.width and self.height:
            wider = self.width - self.height
            slack = 0.05 * max(self.width, self.height)
            self.shape = (
                self.Shape.SQUARE
                if abs(wider) <= slack
                else self.Shape.LANDSCAPE
                if wider > 0
                else self.Shape.PORTRAIT
            )
        super().save(*args, **kwargs)

    @property
    def shows_identified_people(self) -> bool:
        return self.people == People.NAMED.value

    @property
    def is_withdrawn(self) -> bool:
        return self.state in {AssetState.WITHDRAWN.value, AssetState.ERASED.value}


class AssetText(models.Model):
    """What an asset shows, in one language: its alt text, and a caption if there is one."""

    class Source(models.TextChoices):
        PARTNER = "partner", _("The partner")
        OFFICER = "officer", _("An officer")

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    alt = models.CharField(_("what it shows"), max_length=500, blank=True)
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    source = models.CharField(max_length=8, choices=Source, default=Source.OFFICER)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asset", "language"], name="media_one_text_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.alt


class AssetAccess(models.Model):
    """Somebody opened what is private: an original, a consent form. Written once, never changed."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="accesses")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user} opened {self.what} of asset {self.asset_id}"
