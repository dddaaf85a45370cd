"""What a page shows of itself when its address is shared elsewhere."""

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.templatetags.static import static

from cms.models.base import SitePage
from media_library.public import SHAPES

register = template.Library()


@dataclass(frozen=True)
class SharedPicture:
    url: str
    width: int
    height: int
    alt: str


@register.simple_tag
def shared_picture(page: SitePage | None, request: HttpRequest) -> SharedPicture:
    """Return the picture for link previews: the leading photo once it is ready, else the site's."""
    if page is not None and page.share_photo is not None:
        photo = page.share_photo
        (spec,) = SHAPES["share"].specs()
        ready = photo.renditions.filter(filter_spec=spec).order_by("-pk").first()
        if ready is not None:
            return SharedPicture(
                request.build_absolute_uri(ready.url),
                ready.width,
                ready.height,
                page.share_photo_alt,
            )
    return SharedPicture(request.build_absolute_uri(static("img/share-default.png")), 1200, 630, "")
