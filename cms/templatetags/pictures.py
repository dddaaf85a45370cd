"""Pictures and films: `{% picture photo alt="…" shape="full" %}` and `{% film film %}`."""

from django import template
from django.utils.safestring import SafeString

from media_library.public import Film, Photo, film_html, picture_html, why_withheld

register = template.Library()


@register.simple_tag
def picture(
    photo: Photo, alt: str, shape: str = "full", sizes: str = "100vw", is_first: bool = False
) -> SafeString:
    """Print a responsive picture from renditions that exist; never makes one."""
    return picture_html(photo, alt=alt, shape=shape, sizes=sizes, is_first=is_first)


@register.simple_tag
def film(one: Film) -> SafeString:
    """Print the player of a film with its captions and transcript."""
    return film_html(one)


@register.filter
def use_alt(photo: Photo) -> str:
    """Return the alt text of this use of a photo in an article, empty where it is decoration."""
    return "" if photo.decorative else photo.contextual_alt_text or ""


@register.filter
def is_shown(photo: Photo | None) -> bool:
    """Say whether no box hides the picture: a caption must not tell what the box does not."""
    return photo is None or why_withheld(photo) is None
