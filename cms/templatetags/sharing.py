"""What a page shows of itself when its address is shared elsewhere."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.templatetags.static import static

from cms.compiling import share_picture
from cms.models.base import SitePage

register = template.Library()


@register.simple_tag
def shared_picture(page: SitePage | None, request: HttpRequest) -> dict[str, Any]:
    """Return the picture for link previews: the leading photo once it is ready, else the site's."""
    if page is not None:
        known = page.known_share_picture
        if picture := share_picture(page) if known is None else known:
            return {**picture, "url": request.build_absolute_uri(str(picture["url"]))}
    default = request.build_absolute_uri(static("img/share-default.png"))
    return {"url": default, "width": 1200, "height": 630, "alt": ""}
