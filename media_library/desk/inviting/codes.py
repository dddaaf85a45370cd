"""QR codes, drawn into the page itself: no other address ever learns a link."""

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

QUIET_ZONE = 4  # modules of white around it, as ISO/IEC 18004 asks for


def qr_code(words: str, *, label: str) -> SafeString:
    """Return an SVG of `words`; a quarter of it may be smudged and it is still read."""
    drawn = segno.make(words, error="q", micro=False).svg_inline(
        border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True
    )
    svg = mark_safe(drawn)  # noqa: S308 - drawn here, of squares alone
    return format_html('<span class="media-code" role="img" aria-label="{}">{}</span>', label, svg)
