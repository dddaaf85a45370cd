"""A video that stays with its provider until the reader goes there."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.pictures import UsedPhotoBlock
from cms.blocks.text import FEATURES


class VideoBlock(blocks.StructBlock):
    """A poster, a link and a transcript: no third party learns of a reader who does not click."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    address = blocks.URLBlock(
        label=_("Address"), help_text=_("The page of the video, for example on a PeerTube site.")
    )
    poster = UsedPhotoBlock(label=_("Poster"))
    spoken_language = blocks.CharBlock(label=_("Spoken language"), max_length=40)
    captions = blocks.CharBlock(
        label=_("Languages of the captions"),
        max_length=120,
        help_text=_("For example: Latvian, English. A video without captions cannot be used."),
    )
    transcript = blocks.RichTextBlock(label=_("Transcript"), features=FEATURES)

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video elsewhere, with poster, captions and transcript.")
        template = "cms/blocks/video.html"
        preview_template = "cms/blocks/previews/video.html"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if not cleaned["address"].startswith("https://"):
            raise blocks.StructBlockValidationError(
                {"address": ValidationError(_("Please give an address that begins with https://."))}
            )
        return cleaned
