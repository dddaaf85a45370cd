"""Listings and forms for organisations and roles."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from accounts.models import Membership, Organisation


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    icon = "group"
    form_fields = ["name", "slug", "kind", "country_code", "is_lead", "website", "zone"]
    list_display = ["name", "kind", "country_code"]
    list_filter = ["kind", "country_code"]
    search_fields = ["name"]
    search_backend_name = None


class MembershipViewSet(ModelViewSet):
    model = Membership
    icon = "user"
    menu_label = _("Roles")
    form_fields = ["user", "organisation", "role"]
    list_display = ["user", "organisation", "role"]
    list_filter = ["role", "organisation"]


class PeopleGroup(ViewSetGroup):
    menu_label = _("Organisations and roles")
    menu_icon = "group"
    menu_order = 320
    items = (OrganisationViewSet("organisations"), MembershipViewSet("roles"))
