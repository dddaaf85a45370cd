"""Turning a page into the HTML that is kept: the article, and the card that lists show."""

from typing import Protocol

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from media_library.public import SHAPES, Photo, mark_of, why_withheld


class Compilable(Protocol):
    """A page with an article and a card of its own."""

    article_template: str
    card_template: str
    language: str

    def article_context(self) -> dict[str, object]: ...

    def card_context(self) -> dict[str, object]: ...


class Shareable(Protocol):
    """A page with a leading photo."""

    share_photo: Photo | None
    share_photo_alt: str
    language: str


def article_html(page: Compilable) -> SafeString:
    """Render the article in the page's own language; preview and publishing both come here."""
    with translation.override(page.language):
        html = render_to_string(page.article_template, {"page": page, **page.article_context()})
    return mark_safe(html)  # noqa: S308  the output of an autoescaping template


def card_html(page: Compilable) -> SafeString:
    """Render the card that lists and neighbours show of this page."""
    with translation.override(page.language):
        html = render_to_string(page.card_template, {"page": page, **page.card_context()})
    return mark_safe(html)  # noqa: S308  the output of an autoescaping template


def share_picture(page: Shareable) -> dict[str, object]:
    """Return the leading photo as link previews show it, {} unless it is ready and cleared."""
    photo = page.share_photo
    if photo is None or why_withheld(photo, language=page.language) is not None:
        return {}
    (spec,) = SHAPES["share"].specs()
    ready = photo.renditions.filter(filter_spec=spec).order_by("-pk").first()
    if ready is None:
        return {}
    return {
        "url": ready.full_url,
        "width": ready.width,
        "height": ready.height,
        "alt": page.share_photo_alt,
        "asset": mark_of(photo.asset),
    }
