"""Links from an article to other pages of this site: practices, ceremonies, Pearls, stories."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class PageLinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label=_("Page"))
    reason = blocks.CharBlock(
        label=_("Why read on"), max_length=160, required=False, help_text=_("One short sentence.")
    )

    class Meta:
        icon = "link"
        label = _("Read on")
        description = _("A link to a practice, a ceremony, a Pearl or another story.")
        template = "cms/blocks/page_link.html"
        preview_template = "cms/blocks/previews/page_link.html"
