"""Campaigns, channels and funders' rules in Wagtail's own listings and forms."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, TitleFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from campaigns.desk.access import MAY_CONNECT, MAY_KEEP_CAMPAIGNS, RolePolicy
from campaigns.desk.channel_form import SECRET_NAMES, ChannelForm
from campaigns.models import Campaign, ChannelAccount, RuleSet

CAMPAIGN_POLICY = RolePolicy(Campaign, may_change=MAY_KEEP_CAMPAIGNS)
CHANNEL_POLICY = RolePolicy(ChannelAccount, may_change=MAY_CONNECT)
RULES_POLICY = RolePolicy(RuleSet, may_change=MAY_CONNECT)


class CampaignViewSet(ModelViewSet):
    """Names, dates and goals; the posts are on the campaign's own page of the desk."""

    model = Campaign
    name = "desk_campaigns"
    url_prefix = "campaigns/all"
    icon = "group"
    copy_view_enabled = False
    list_display = [
        TitleColumn(
            "name",
            label=_("Campaign"),
            get_url=lambda campaign: reverse("campaign_desk:campaign", args=[campaign.pk]),
        ),
        Column("organisation", label=_("Organisation")),
        Column("starts_on", label=_("First day")),
        Column("ends_on", label=_("Last day")),
    ]
    list_filter = ["organisation"]
    search_fields = ["name", "goal"]
    panels = [
        TitleFieldPanel("name", targets=["slug"]),
        FieldPanel("slug"),
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("goal"),
    ]


class ChannelIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("organisation").defer("sealed_secret")


class ChannelEditView(EditView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["needs_secret"] = self.object.kind in SECRET_NAMES
        return context


class ChannelViewSet(ModelViewSet):
    """The accounts and outlets that posts travel by."""

    model = ChannelAccount
    name = "desk_channels"
    url_prefix = "campaigns/channels"
    icon = "site"
    copy_view_enabled = False
    index_view_class = ChannelIndexView
    edit_view_class = ChannelEditView
    edit_template_name = "campaigns/desk/channel_edit.html"
    list_display = [
        "name",
        Column("get_kind_display", label=_("Kind"), accessor="get_kind_display"),
        Column("organisation", label=_("Organisation")),
        BooleanColumn("is_active", label=_("In use")),
        Column("connected_at", label=_("Connected")),
    ]
    search_fields = ["name", "identifier", "base_url"]

    def get_form_class(self, for_update: bool = False) -> type[ChannelForm]:
        return ChannelForm


class RuleSetViewSet(ModelViewSet):
    """What each funder asks of posts; a change is a new set from a day on, or a correction."""

    model = RuleSet
    name = "desk_rules"
    url_prefix = "campaigns/rules"
    icon = "clipboard-list"
    copy_view_enabled = True
    list_display = [
        "name",
        Column("get_funding_display", label=_("Funding source"), accessor="get_funding_display"),
        Column("valid_from", label=_("Valid from")),
    ]
    list_filter = ["funding"]
