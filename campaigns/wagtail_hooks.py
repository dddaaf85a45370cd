"""Where the campaign desk joins Wagtail's admin: menu, addresses, buttons on pages, history."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from accounts.rules.roles import Role
from campaigns.desk.access import MAY_ENTER, MAY_PLAN, MAY_STOP, has_role
from campaigns.desk.stop_address import stop_address
from campaigns.desk.viewsets import (
    CAMPAIGN_POLICY,
    CHANNEL_POLICY,
    DAYS_POLICY,
    RULES_POLICY,
    CampaignViewSet,
    ChannelViewSet,
    MarkedDayViewSet,
    RuleSetViewSet,
)
from campaigns.models import Campaign, ChannelAccount, MarkedDay, RuleSet
from cms.public import SitePage

register_permission_policy(Campaign, CAMPAIGN_POLICY)
register_permission_policy(ChannelAccount, CHANNEL_POLICY)
register_permission_policy(RuleSet, RULES_POLICY)
register_permission_policy(MarkedDay, DAYS_POLICY)


class RoleMenuItem(MenuItem):
    """A menu item for people who hold one of some roles."""

    def __init__(self, *args: Any, allowed: frozenset[Role] = MAY_ENTER, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._allowed = allowed

    def is_shown(self, request: HttpRequest) -> bool:
        return has_role(request.user, self._allowed)


class StopMenuItem(RoleMenuItem):
    """The way to the stop page, which aims at whatever the present page is about."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        component: LinkMenuItem = super().render_component(request)
        component.url = stop_address(request)
        return component


@hooks.register("register_admin_urls")
def desk_urls() -> list[Any]:
    return [path("campaigns/", include("campaigns.desk.urls"))]


@hooks.register("register_admin_viewset")
def desk_viewsets() -> list[Any]:
    return [CampaignViewSet(), ChannelViewSet(), MarkedDayViewSet(), RuleSetViewSet()]


@hooks.register("register_admin_menu_item")
def campaigns_menu() -> MenuItem:
    entries = (
        (_("Calendar"), "campaign_desk:calendar", "calendar-alt"),
        (_("List"), "campaign_desk:list", "list-ul"),
        (_("Approvals"), "campaign_desk:approvals", "view"),
        (_("All campaigns"), "desk_campaigns:index", "group"),
        (_("Channels"), "desk_channels:index", "site"),
        (_("Marked days"), "desk_days:index", "date"),
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
    return StopMenuItem(
        _("Stop posts"),
        reverse_lazy("campaign_desk:stop"),
        name="stop-posts",
        classname="stop-posts",
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
        ("doubted", _("Held: what it was written from has changed")),
        ("doubt_gone", _("No longer in doubt")),
        ("source_stands", _("Still stands, though its page has changed")),
        ("source_taken_over", _("Took over what its page says now")),
        ("planned", _("Given a time")),
        ("repeats", _("Set to repeat")),
        ("series_ended", _("Repeats no more")),
        ("clocks_changed", _("Moved, because the rules of the clocks changed")),
        ("submitted", _("Sent for approval")),
        ("asked", _("Asked somebody by a link")),
        ("ask_withdrawn", _("Took the link back")),
        ("asked_again", _("Waits again: another stage is wanted now")),
        ("language_approved", _("Approved the language")),
        ("approved", _("Approved")),
        ("policy_set", _("Way of approving")),
        ("deputy_set", _("Named a deputy")),
        ("deputy_ended", _("Ended a deputyship")),
        ("waived", _("Waived a funder's rule")),
        ("sent_back", _("Sent back")),
        ("lapsed", _("Not approved in time")),
        ("cancelled", _("Taken back")),
        ("resolved", _("Looked for on the network")),
        ("repeated", _("Sent again")),
        ("rehearsed", _("Rehearsed")),
        ("told", _("Written when it was announced")),
    ):
        actions.register_action(f"campaigns.{code}", label, label)
