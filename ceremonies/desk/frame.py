"""What the pages of one ceremony at the desk have in common: who gets in, and where one is."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ceremonies.models import Ceremony

MAY_KEEP = "ceremonies.change_ceremony"
UNREADABLE = 422


def check_officer(request: HttpRequest) -> None:
    """Raise PermissionDenied for whom ceremonies are none of their work."""
    if not request.user.has_perm(MAY_KEEP):
        raise PermissionDenied


def ceremony_for(request: HttpRequest, pk: int) -> Ceremony:
    """Return a ceremony to an officer; 403 to others, 404 where there is none."""
    check_officer(request)
    return get_object_or_404(Ceremony, pk=pk)


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
