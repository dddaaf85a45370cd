"""Films: the accepted videos of the library, their files and their tracks of text."""

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.models import CollectionMember
from wagtail.search import index

from media_library.models.assets import Asset, Licence
from media_library.models.photos import Photo
from media_library.querysets import FilmQuerySet
from outbox.models import DueRow


def public_storage() -> Storage:
    """Return the storage that everybody can read."""
    return storages["public"]


class Film(CollectionMember, index.Indexed, models.Model):
    """A video that pages can show once its files are made and its captions are checked."""

    asset = models.OneToOneField(Asset, models.PROTECT, related_name="film")
    title = models.CharField(_("title"), max_length=255)
    credit = models.CharField(_("credit"), max_length=160)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence)
    spoken_language = models.CharField(
        _("spoken language"), max_length=5, choices=settings.LANGUAGES, blank=True
    )
    poster = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("poster")
    )
    tags = TaggableManager(help_text=None, blank=True, verbose_name=_("tags"))
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = FilmQuerySet.as_manager()

    search_fields = [
        *CollectionMember.search_fields,
        index.SearchField("title", boost=10),
        index.SearchField("credit"),
        index.AutocompleteField("title"),
        index.FilterField("id"),
    ]

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")

    def __str__(self) -> str:
        return self.title


class FilmFile(models.Model):
    """One public file of a film: a size and codec, the poster or the strip of pictures."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="files")
    role = models.CharField(max_length=12, help_text="360p, 720p, webm-720p, poster, sprite, …")
    file = models.FileField(storage=public_storage, max_length=200)
    mime = models.CharField(max_length=40)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["film", "role"], name="media_film_file_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.film}"


class TextTrack(models.Model):
    """Captions, a transcript or a description in one language, edited and checked in the admin."""

    class Kind(models.TextChoices):
        CAPTIONS = "captions", _("Captions")
        TRANSCRIPT = "transcript", _("Transcript")
        DESCRIPTION = "description", _("Description of what is to be seen")

    film = models.ForeignKey(Film, models.CASCADE, related_name="tracks")
    kind = models.CharField(max_length=12, choices=Kind)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    text = models.TextField(help_text="WebVTT for captions, plain text for the others")
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["film", "kind", "language"], name="media_one_track_per_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.language})"


class FilmWork(DueRow):
    """The public files of a film are owed, for one state of its original."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="work")
    input_key = models.CharField(max_length=120)

    class Meta(DueRow.Meta):
        abstract = False
        constraints = [
            *DueRow.Meta.constraints,
            models.UniqueConstraint(fields=["film", "input_key"], name="media_film_owed_once"),
        ]
