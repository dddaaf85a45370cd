"""What every public page has: a summary, a share picture, a funder, and a visible fallback."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Locale, Page
from wagtail.url_routing import RouteResult

from cms.blocks.pictures import photos_in
from cms.compiling import article_html
from cms.models.compiled import CompiledPage
from cms.page_form import SitePageForm
from cms.reading import Reading
from cms.rules.funding import Funding, shows_eu_emblem, statement_in
from cms.share_card import CardPhoto, ShareCard
from media_library.public import Photo


class FundingChoice(models.TextChoices):
    INTERREG = Funding.INTERREG.value, _("Interreg project C004 (EU co-funded)")
    NETWORK = Funding.NETWORK.value, _("Cultural Pearls Network (no EU statement)")
    MUNICIPALITY = Funding.MUNICIPALITY.value, _("The municipality itself")
    RESCOM = Funding.RESCOM.value, _("RESCOM")
    MIXED = Funding.MIXED.value, _("Several funders, EU among them")


class SitePage(Page):
    """The abstract base of all public pages."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for lists, search engines and shared links."),
    )
    share_photo = models.ForeignKey(
        Photo,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("leading photo"),
    )
    share_photo_alt = models.CharField(
        _("what the leading photo shows"),
        max_length=300,
        blank=True,
        help_text=_("For people who cannot see it, in the language of this page."),
    )
    funding_source = models.CharField(
        _("funding source"),
        max_length=20,
        choices=FundingChoice,
        default=FundingChoice.NETWORK,
        help_text=_("Decides whether the EU emblem and statement stand on the page."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("share_photo"), FieldPanel("share_photo_alt")], heading=_("Leading photo")
        ),
    ]
    promote_panels = [*Page.promote_panels, FieldPanel("funding_source")]
    base_form_class = SitePageForm

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        # Drafts may be half done; a photo that nobody can read aloud may not be published.
        if self.share_photo_id and not self.share_photo_alt.strip():
            raise ValidationError(
                {"share_photo_alt": _("Please say what the leading photo shows.")}
            )

    # Filled from what was compiled, so that the page's head asks nothing more.
    known_source_revision_id: int | None = None
    known_share_picture: dict[str, Any] | None = None

    # --- reading: language, fallback, neighbours ---------------------------------------

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page for a path; where this language has none, show the English one.

        The reader stays in their language: only the article is English, marked with `lang` and
        a note (see Reading), and the address is not offered to search engines.
        """
        try:
            return super().route(request, path_components)
        except Http404:
            source = self._in_fallback_language()
            if source is None:
                raise
            request.fallback_for = self.locale.language_code  # type: ignore[attr-defined]
            return source.route(request, path_components)

    def _in_fallback_language(self) -> Page | None:
        if self.locale.language_code == settings.LANGUAGE_CODE:
            return None
        fallback = Locale.objects.filter(language_code=settings.LANGUAGE_CODE).first()
        source = self.get_translation_or_none(fallback) if fallback else None
        return source.specific if source is not None and source.live else None

    def _live_in(self, language: str) -> Page | None:
        return (
            Page.objects.live()
            .filter(translation_key=self.translation_key, locale__language_code=language)
            .first()
        )

    @cached_property
    def language(self) -> str:
        return self.locale.language_code

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        reading = Reading(page=self, request=request, language=get_language() or self.language)
        shows_emblem = shows_eu_emblem(self.funding_sources())
        statement, statement_language = statement_in(reading.language)
        context.update(
            reading=reading,
            shows_eu_emblem=shows_emblem,
            eu_statement=statement,
            eu_statement_language=statement_language,
        )
        if hasattr(self, "article_template"):
            context["article"] = self._article(request)
        return context

    def _article(self, request: HttpRequest) -> SafeString:
        """Return what was compiled at publishing; a preview is compiled on the spot."""
        if not getattr(request, "is_preview", False):
            compiled = CompiledPage.objects.filter(page_id=self.pk).first()
            if compiled is not None:
                self.known_source_revision_id = compiled.source_revision_id
                self.known_share_picture = compiled.share_picture
                return mark_safe(compiled.article)  # noqa: S308  compiled by ourselves
        return article_html(self)

    def funding_sources(self) -> set[str]:
        """Return the funding sources of everything that this page shows."""
        return {self.funding_source}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = getattr(request, "fallback_for", None)
        if wanted and (own := self._live_in(wanted)):
            # It is translated after all, under a slug of its own.
            return redirect(own.get_url(request))
        response = super().serve(request, *args, **kwargs)
        response.headers.setdefault("Content-Language", get_language() or self.language)
        return response

    # --- telling others ------------------------------------------------------------------

    def share_card(self) -> ShareCard:
        """Return what a post about this page needs, in the page's language."""
        photos = self.card_photos()
        return ShareCard(
            language=self.language,
            title=self.title,
            summary=self.summary,
            url=self.full_url or "",
            page_id=self.pk,
            revision_id=self.live_revision_id,
            photos=photos,
            hashtags=self.hashtags(),
            credit=photos[0].photo.credit if photos else "",
            funding=self.funding_source,
            is_live=self.live,
        )

    def card_photos(self) -> tuple[CardPhoto, ...]:
        """Return the photos a post may carry, each with alt text in the page's language, once.

        The leading photo comes first, then those of the article that somebody described.
        """
        body = getattr(self, "body", None)
        leading = [(self.share_photo, self.share_photo_alt)] if self.share_photo else []
        inside = [(photo, alt) for photo, alt in photos_in(body or ()) if alt]
        once = {photo.pk: CardPhoto(photo=photo, alt=alt) for photo, alt in inside + leading}
        order = dict.fromkeys(photo.pk for photo, _alt in leading + inside)
        return tuple(once[pk] for pk in order)

    def hashtags(self) -> tuple[str, ...]:
        """Return the hashtags of the page, without the sign."""
        return ("CulturalPearls",)
