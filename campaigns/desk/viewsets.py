"""Campaigns, channels and funders' rules in Wagtail's own listings and forms."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TitleFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from campaigns.desk.access import MAY_CONNECT, MAY_KEEP_CAMPAIGNS, OwnPolicy, RolePolicy
from campaigns.desk.campaign_form import CampaignForm
from campaigns.desk.channel_form import ChannelForm
from campaigns.desk.marked_day_form import MarkedDayForm
from campaigns.models import Campaign, ChannelAccount, MarkedDay, RuleSet
from campaigns.same_account import SECRET_NAMES

CAMPAIGN_POLICY = OwnPolicy(Campaign, may_change=MAY_KEEP_CAMPAIGNS)
CHANNEL_POLICY = OwnPolicy(ChannelAccount, may_change=MAY_CONNECT)
RULES_POLICY = RolePolicy(RuleSet, may_change=MAY_CONNECT)
DAYS_POLICY = RolePolicy(MarkedDay, may_change=MAY_CONNECT)


class OwnEditView(EditView):
    """Wagtail's own view asks for a role anywhere; what is edited belongs to an organisation."""

    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)
        if not self.permission_policy.user_has_permission_for_instance(
            self.request.user, "change", found
        ):
            raise PermissionDenied
        return found


class CampaignViewSet(ModelViewSet):
    """Names, dates and goals; the posts are on the campaign's own page of the desk."""

    model = Campaign
    name = "desk_campaigns"
    url_prefix = "campaigns/all"
    icon = "group"
    copy_view_enabled = False
    edit_view_class = OwnEditView
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
    edit_handler = ObjectList(
        [
            TitleFieldPanel("name", targets=["slug"]),
            FieldPanel("slug"),
            FieldPanel("organisation"),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            FieldPanel("goal"),
        ],
        base_form_class=CampaignForm,
    )


class ChannelIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("organisation").defer("sealed_secret")


class ChannelEditView(OwnEditView):
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
        BooleanColumn("is_for_rehearsal", label=_("Only for rehearsals")),
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


class MarkedDayIndexView(IndexView):
    """Coming days first: what is over is kept for the record."""

    default_ordering = ("is_past", "on", "country_code")

    def get_base_queryset(self) -> Any:
        is_past = Q(on__lt=timezone.localdate())
        days = super().get_base_queryset()
        return days.annotate(is_past=ExpressionWrapper(is_past, BooleanField()))


def _counts(day: MarkedDay) -> str:
    return gettext("No") if day.is_removed else gettext("Yes")


class MarkedDayViewSet(ModelViewSet):
    """Holidays and days of mourning, by country: what the calendar warns of."""

    model = MarkedDay
    name = "desk_days"
    url_prefix = "campaigns/days"
    icon = "date"
    copy_view_enabled = False
    index_view_class = MarkedDayIndexView
    list_display = [
        "name",
        Column("on", label=_("Day"), accessor="on", sort_key="on"),
        Column("get_country_code_display", label=_("Country"), accessor="get_country_code_display"),
        Column("get_kind_display", label=_("Kind"), accessor="get_kind_display"),
        Column("counts", label=_("Counts"), accessor=_counts),
    ]
    list_filter = ["country_code", "kind", "on", "is_removed"]
    search_fields = ["name"]

    def get_form_class(self, for_update: bool = False) -> type[MarkedDayForm]:
        return MarkedDayForm
