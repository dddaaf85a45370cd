"""The picture component: `{% picture photo alt="…" shape="full" sizes="100vw" %}`."""

from django import template
from django.utils.safestring import SafeString

from media_library.public import Photo, picture_html

register = template.Library()


@register.simple_tag
def picture(
    photo: Photo, alt: str, shape: str = "full", sizes: str = "100vw", is_first: bool = False
) -> SafeString:
    """Print a responsive picture from renditions that exist; never makes one."""
    return picture_html(photo, alt=alt, shape=shape, sizes=sizes, is_first=is_first)


@register.filter
def use_alt(photo: Photo) -> str:
    """Return the alt text of this use of a photo in an article, empty where it is decoration."""
    return "" if photo.decorative else photo.contextual_alt_text or ""
