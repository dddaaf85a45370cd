"""What Wagtail's admin shows around every page of the ceremony desk."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def frame(title: str, *, icon: str, above: tuple[str, str] | None = None) -> dict[str, Any]:
    """Return title, icon and breadcrumbs; `above` is one more page on the way: label, address."""
    trail = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("desk_ceremonies:index"), "label": _("Ceremonies")},
    ]
    if above is not None:
        label, url = above
        trail.append({"url": url, "label": label})
    return {
        "header_title": title,
        "page_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [*trail, {"url": "", "label": title}],
    }
