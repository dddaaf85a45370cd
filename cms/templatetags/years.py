"""Title years as shapes, for the table, cards and Pearl pages: the same shapes as on the map."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.cartography.shapes import SHAPE_PATHS, shape_for_year

register = template.Library()


@register.filter
def year_shape(year: int) -> str:
    """Return the name of the shape of a title year, for class names."""
    return shape_for_year(year=year)


@register.simple_tag
def year_mark(year: int) -> SafeString:
    """Draw the shape of a title year; a decoration beside the year in words."""
    shape = shape_for_year(year=year)
    return format_html(
        '<svg class="year-mark year-mark--{}" viewBox="-9 -9 18 18" width="18" height="18"'
        ' aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        shape,
        SHAPE_PATHS[shape],
    )
