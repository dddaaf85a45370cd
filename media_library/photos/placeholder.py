"""What stands where a picture is not shown: a neutral box of the same shape, never a reason."""

import re
from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from media_library.models import Asset
from media_library.rules.widths import Shape

DIGITS = 16
FALLBACK_SIDES = (3, 2)


def mark_of(asset: Asset) -> str:
    """Return the mark that a printed picture carries, by which it is found in compiled HTML.

    It tells nothing: no number that could be counted on, and it opens nothing.
    """
    return asset.uuid.hex[:DIGITS]


def placeholder_html(*, width: int, height: int) -> SafeString:
    """Return the box in the active language; the layout stays as it was with the picture."""
    words = _("This picture is not shown at present")
    return format_html(
        '<span class="picture-withheld" role="img" aria-label="{}">'
        '<svg viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true"></svg>'
        '<span aria-hidden="true">{}</span></span>',
        words,
        width,
        height,
        width,
        height,
        words,
    )


def sides_of(shape: Shape, *, width: int, height: int) -> tuple[int, int]:
    """Return the sides that a photo of `width` × `height` has in a shape."""
    how, _dash, measure = shape.sizes[-1].partition("-")
    if how == "fill":
        wide, high = measure.split("x")
        return int(wide), int(high)
    return width, height


def withhold(html: str, assets: Iterable[Asset]) -> str:
    """Return compiled HTML with every printed picture of some assets replaced by the box.

    Caption and credit go too: a caption may name the person who no longer wants to be shown.
    """
    marks = "|".join(mark_of(asset) for asset in assets)
    if not marks:
        return html
    printed = re.compile(
        rf'<(picture|span|figure|video)\b[^>]* data-asset="(?:{marks})"[^>]*>(?P<inside>.*?)</\1>'
        r"(?:(?P<ends>(?:\s*</(?:span|div)>)*)\s*<figcaption>.*?</figcaption>)?",
        re.DOTALL,
    )
    return mark_safe(printed.sub(_box, html))  # noqa: S308  compiled by ourselves


def _box(match: re.Match[str]) -> str:
    sides = re.search(r' width="(\d+)" height="(\d+)"', match["inside"])
    width, height = (int(sides[1]), int(sides[2])) if sides else FALLBACK_SIDES
    return placeholder_html(width=width, height=height) + (match["ends"] or "")
