"""A video: one of the library, or one that stays with its provider until the reader goes there."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.pictures import UsedPhotoBlock
from cms.blocks.text import FEATURES
from media_library.public import FilmChooserBlock

ELSEWHERE_NEEDS = ("poster", "spoken_language", "captions", "transcript")


class VideoBlock(blocks.StructBlock):
    """A film of the library brings its poster, captions and transcript along.

    Of a video elsewhere the page has a poster, a link and a transcript: no third party learns of
    a reader who does not click.
    """

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    film = FilmChooserBlock(
        label=_("Video of the library"),
        required=False,
        help_text=_("Nothing else is needed then. Or fill in all that follows instead."),
    )
    address = blocks.URLBlock(
        label=_("Address"),
        required=False,
        help_text=_("The page of the video, for example on a PeerTube site."),
    )
    poster = UsedPhotoBlock(label=_("Poster"), required=False)
    spoken_language = blocks.CharBlock(label=_("Spoken language"), max_length=40, required=False)
    captions = blocks.CharBlock(
        label=_("Languages of the captions"),
        max_length=120,
        required=False,
        help_text=_("For example: Latvian, English. A video without captions cannot be used."),
    )
    transcript = blocks.RichTextBlock(label=_("Transcript"), features=FEATURES, required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video elsewhere, with poster, captions and transcript.")
        template = "cms/blocks/video.html"
        preview_template = "cms/blocks/previews/video.html"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        errors: dict[str, ValidationError] = {}
        if cleaned["film"] and cleaned["address"]:
            errors["address"] = ValidationError(
                _("Please choose a video of the library or give an address, not both.")
            )
        elif not cleaned["film"]:
            errors = dict(_missing_elsewhere(cleaned))
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return cleaned


def _missing_elsewhere(value: blocks.StructValue) -> Iterator[tuple[str, ValidationError]]:
    if not value["address"].startswith("https://"):
        yield (
            "address",
            ValidationError(_("Please give an address that begins with https://.")),
        )
    for name in ELSEWHERE_NEEDS:
        if not value[name] or not str(value[name]).strip():
            yield name, ValidationError(_("A video elsewhere needs this."))
