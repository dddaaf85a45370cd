"""How every page of the media desk is laid out: its title, trail and tabs."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.roles import Role
from media_library.desk.access import MAY_ENTER, MAY_KEEP, DeskRequest, has_role

# (name, label, address, icon, roles): tabs of every page, and entries of the menu "Media".
PLACES: tuple[tuple[str, Promise, str, str, frozenset[Role]], ...] = (
    ("review", gettext_lazy("Review"), "media_desk:review", "tasks", MAY_ENTER),
    ("library", gettext_lazy("Library"), "media_desk:library", "image", MAY_ENTER),
    (
        "selections",
        gettext_lazy("Selections"),
        "media_desk:selections",
        "folder-open-inverse",
        MAY_ENTER,
    ),
    ("inviting", gettext_lazy("Invitations"), "media_desk:invitations", "mail", MAY_KEEP),
    ("people", gettext_lazy("People shown"), "media_desk:people", "group", MAY_KEEP),
    ("withdrawals", gettext_lazy("Withdrawals"), "media_desk:withdrawals", "lock", MAY_KEEP),
)

Trail = Sequence[tuple[str | Promise, str]]


def desk_page(
    request: DeskRequest,
    template: str,
    *,
    title: str | Promise,
    tab: str = "library",
    icon: str = "image",
    trail: Trail = (),
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a page of the desk; `trail` is what lies between the library and this page."""
    keeps = has_role(request.user, MAY_KEEP)
    crumbs = [(_("Media"), reverse("media_desk:library")), *trail]
    page = {
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            *({"url": url, "label": label} for label, url in crumbs),
            {"url": "", "label": title},
        ],
        "tab": tab,
        "tabs": [
            (name, label, reverse(address))
            for name, label, address, _icon, roles in PLACES
            if keeps or roles == MAY_ENTER
        ],
    }
    return render(request, f"media_library/desk/{template}", page | context, status=status)
