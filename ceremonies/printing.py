"""Pages for paper: tagged PDFs (PDF/UA) that a screen reader reads in order, too."""

from typing import Any

from django.contrib.staticfiles.finders import find
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

UNAVAILABLE = 503


class NoPrinter(Exception):
    """This machine lacks the libraries that set type (Pango)."""


def printed(template: str, context: dict[str, Any], *, style: str) -> bytes:
    """Return a template as a PDF; it must name its language and title. Raises NoPrinter.

    `style` names a sheet in `static/css/print/`. Nothing is fetched: what the page shows stands
    in it.
    """
    try:
        # Not above: without Pango only printing fails, not the whole site.
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise NoPrinter from error
    inline_only = URLFetcher(allowed_protocols={"data"})
    page = HTML(string=render_to_string(template, context), url_fetcher=inline_only)
    sheet = CSS(filename=find(f"css/print/{style}.css"))
    pdf: bytes = page.write_pdf(pdf_variant="pdf/ua-1", stylesheets=[sheet])
    return pdf


def as_file(template: str, about: dict[str, Any], *, style: str, name: str) -> HttpResponse:
    """Return a printed template to be kept; in plain words where this machine cannot print."""
    try:
        pdf = printed(template, about, style=style)
    except NoPrinter:
        words = _("This server cannot make PDFs at the moment. Please print the page instead.")
        return HttpResponse(words, status=UNAVAILABLE, content_type="text/plain; charset=utf-8")
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
