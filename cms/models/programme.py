"""Plain pages: the programme, the award, privacy, accessibility."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.fields import ArticleField
from cms.models.base import SitePage


class ProgrammePage(SitePage):
    body = ArticleField(blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("body")]
    parent_page_types = ["cms.HomePage", "cms.ProgrammePage"]
    article_template = "cms/articles/programme.html"
    card_template = "cms/cards/page.html"

    class Meta:
        verbose_name = _("programme page")

    def article_context(self) -> dict[str, object]:
        return {}

    def card_context(self) -> dict[str, object]:
        return {}
