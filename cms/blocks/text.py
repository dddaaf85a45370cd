"""Words: paragraphs and pull quotes."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, headings, lists and links.")
        template = "cms/blocks/text.html"
        preview_value = (
            "<h2>Lamps along the quay</h2><p>At dusk the neighbours carry out their chairs, and "
            "the harbour becomes a living room.</p>"
        )


class PullQuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label=_("Quote"), max_length=300)
    speaker = blocks.CharBlock(label=_("Who said it"), max_length=120)
    role = blocks.CharBlock(label=_("Role or place"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        description = _("One sentence that carries the story, with who said it.")
        template = "cms/blocks/pull_quote.html"
        preview_value = {
            "quote": "We wanted a place where nobody has to buy anything to stay.",
            "speaker": "A volunteer",
            "role": "Old Fire Station",
        }
