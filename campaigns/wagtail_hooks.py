"""Where the campaign desk joins Wagtail's admin: menu, addresses, buttons on pages, history."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from accounts.rules.roles import Role
from campaigns.desk.access import MAY_ENTER, MAY_PLAN, MAY_STOP, has_role
from campaigns.desk.viewsets import (
    CAMPAIGN_POLICY,
    CHANNEL_POLICY,
    RULES_POLICY,
    CampaignViewSet,
    ChannelViewSet,
    RuleSetViewSet,
)
from campaigns.models import Campaign, ChannelAccount, RuleSet
from cms.public import SitePage

register_permission_policy(Campaign, CAMPAIGN_POLICY)
register_permission_policy(ChannelAccount, CHANNEL_POLICY)
register_permission_policy(RuleSet, RULES_POLICY)


class RoleMenuItem(MenuItem):
    """A menu item for people who hold one of some roles."""

    def __init__(self, *args: Any, allowed: frozenset[Role] = MAY_ENTER, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._allowed = allowed

    def is_shown(self, request: HttpRequest) -> bool:
        return has_role(request.user, self._allowed)


@hooks.register("register_admin_urls")
def desk_urls() -> list[Any]:
    return [path("campaigns/", include("campaigns.desk.urls"))]


@hooks.register("register_admin_viewset")
def desk_viewsets() -> list[Any]:
    return [CampaignViewSet(), ChannelViewSet(), RuleSetViewSet()]


@hooks.register("register_admin_menu_item")
def campaigns_menu() -> MenuItem:
    entries = (
        (_("Calendar"), "campaign_desk:calendar", "calendar-alt"),
        (_("List"), "campaign_desk:list", "list-ul"),
        (_("Approvals"), "campaign_desk:approvals", "view"),
        (_("All campaigns"), "desk_campaigns:index", "group"),
        (_("Channels"), "desk_channels:index", "site"),
        (_("Funders' rules"), "desk_rules:index", "clipboard-list"),
    )
    items: list[MenuItem] = [
        RoleMenuItem(
            label,
            reverse_lazy(address),
            name=address.replace(":", "-"),
            icon_name=icon,
            order=number,
        )
        for number, (label, address, icon) in enumerate(entries)
    ]
    return SubmenuMenuItem(_("Campaigns"), Menu(items=items), icon_name="openquote", order=150)


@hooks.register("register_admin_menu_item")
def stop_item() -> MenuItem:
    """Put the way to the stop on every page of the admin, within one click."""
    return RoleMenuItem(
        _("Stop posts"),
        reverse_lazy("campaign_desk:stop"),
        name="stop-posts",
        icon_name="lock",
        order=160,
        allowed=MAY_STOP,
    )


def _tell_others(page: Page, user: Any, priority: int) -> Iterator[Button]:
    if page.live and issubclass(page.specific_class or Page, SitePage) and has_role(user, MAY_PLAN):
        yield Button(
            _("Tell others"),
            url=reverse("campaign_desk:derive", args=[page.pk]),
            icon_name="openquote",
            priority=priority,
        )


@hooks.register("register_page_header_buttons")
def header_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    yield from _tell_others(page, user, priority=12)


@hooks.register("register_page_listing_more_buttons")
def listing_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from _tell_others(page, user, priority=7)


@hooks.register("register_log_actions")
def name_actions(actions: Any) -> None:
    for code, label in (
        ("derived", _("Derived from a page")),
        ("added", _("Started")),
        ("edited", _("Changed")),
        ("planned", _("Given a time")),
        ("submitted", _("Sent for approval")),
        ("approved", _("Approved")),
        ("waived", _("Waived a funder's rule")),
        ("sent_back", _("Sent back")),
        ("lapsed", _("Not approved in time")),
        ("cancelled", _("Taken back")),
        ("resolved", _("Looked for on the network")),
        ("repeated", _("Sent again")),
    ):
        actions.register_action(f"campaigns.{code}", label, label)
