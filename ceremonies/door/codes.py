"""QR codes of tickets and of gates, drawn into the page itself: no other address learns them."""

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

QUIET_ZONE = 4  # modules of white around it, as ISO/IEC 18004 asks for


def qr_code(words: str, *, label: str) -> SafeString:
    """Return an SVG of `words` with its alternative text; a seventh of it may be smudged."""
    drawn = segno.make(words, error="m", micro=False, boost_error=False).svg_inline(
        border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True
    )
    svg = mark_safe(drawn)  # noqa: S308 - drawn here, of squares alone
    return format_html('<span class="qr" role="img" aria-label="{}">{}</span>', label, svg)


def qr_picture(words: str) -> str:
    """Return the same as a data address, for what is printed."""
    drawn = segno.make(words, error="m", micro=False, boost_error=False)
    return drawn.svg_data_uri(border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True)
