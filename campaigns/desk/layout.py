"""How every page of the desk is laid out: its title, trail and tabs, and the stops in force."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.desk.access import (
    MAY_APPROVE,
    MAY_DECIDE,
    MAY_EDIT,
    MAY_KEEP_CAMPAIGNS,
    MAY_PLAN,
    MAY_STOP,
    DeskRequest,
    has_role,
    zone_of,
)
from campaigns.desk.stop_address import stop_address
from campaigns.desk.stop_scopes import words_of
from media_library.public import ASSET_SCOPES
from outbox.models import Hold

TABS = (
    ("calendar", gettext_lazy("Calendar"), "campaign_desk:calendar"),
    ("list", gettext_lazy("List"), "campaign_desk:list"),
    ("approvals", gettext_lazy("Approvals"), "campaign_desk:approvals"),
    ("campaigns", gettext_lazy("Campaigns"), "desk_campaigns:index"),
    ("channels", gettext_lazy("Channels"), "desk_channels:index"),
)

Trail = Sequence[tuple[str | Promise, str]]


def desk_page(
    request: DeskRequest,
    template: str,
    *,
    title: str | Promise,
    tab: str = "",
    icon: str = "calendar-alt",
    trail: Trail = (),
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a page of the desk; `trail` is what lies between the calendar and this page."""
    crumbs = [(_("Campaigns"), reverse("campaign_desk:calendar")), *trail]
    page = {
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            *({"url": url, "label": label} for label, url in crumbs),
            {"url": "", "label": title},
        ],
        "tab": tab,
        "tabs": [(name, label, reverse(address)) for name, label, address in TABS],
        "own_zone": zone_of(request.user),
        "may_edit": has_role(request.user, MAY_EDIT),
        "may_keep": has_role(request.user, MAY_KEEP_CAMPAIGNS),
        "may_plan": has_role(request.user, MAY_PLAN),
        "may_approve": has_role(request.user, MAY_APPROVE),
        "may_decide_somewhere": has_role(request.user, MAY_DECIDE),
        "may_stop": has_role(request.user, MAY_STOP),
        "holds": active_holds(),
        "stop_address": stop_address(request),
    }
    return render(request, f"campaigns/desk/{template}", page | context, status=status)


def active_holds() -> list[Hold]:
    """Return the stops in force, each with `words` for what it stops."""
    return _worded(Hold.objects.active(timezone.now()))


def stops_by_people() -> list[Hold]:
    """Return the stops in force that somebody ordered, each with `words` for what it stops.

    A withdrawn photo or video holds its posts too; that is news for those who plan them, not for
    every page of the admin.
    """
    return _worded(Hold.objects.active(timezone.now()).exclude(scope__startswith=ASSET_SCOPES))


def _worded(active: QuerySet[Hold]) -> list[Hold]:
    holds = list(active)
    words = words_of(hold.scope for hold in holds)
    for hold in holds:
        hold.words = words[hold.scope]  # type: ignore[attr-defined]
    return holds
