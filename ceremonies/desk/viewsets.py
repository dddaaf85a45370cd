"""Ceremonies in Wagtail's own listings and forms."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from ceremonies.desk.ceremony_form import CeremonyForm
from ceremonies.models import Ceremony


def _begins(ceremony: Ceremony) -> str:
    return date_format(localtime(ceremony.starts_at), "DATETIME_FORMAT")


class NeverDeleted(ModelPermissionPolicy):
    """Whoever may keep ceremonies calls them off: people know the address and have places."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class CeremonyViewSet(ModelViewSet):
    """When, where and for whom; the words are on its pages."""

    model = Ceremony
    name = "desk_ceremonies"
    url_prefix = "ceremonies"
    icon = "date"
    menu_label = _("Ceremonies")
    menu_order = 170
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        "name",
        # Not Wagtail's DateColumn: it says "just now" of whatever is to come.
        Column("starts_at", label=_("Begins"), accessor=_begins),
        Column("get_status_display", label=_("Status")),
        Column("season", label=_("Season")),
        TitleColumn(
            "desk",
            label=_("Desk"),
            width="18%",
            accessor=lambda ceremony: _("To be told") if ceremony.untold else _("Open"),
            get_url=lambda ceremony: reverse("ceremony_desk:start", args=[ceremony.pk]),
        ),
    ]
    list_filter = ["season", "kind", "status"]
    search_fields = ["name"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("season"), FieldPanel("kind")]),
            FieldPanel("organisation"),
            FieldPanel("pearls"),
            MultiFieldPanel(
                [
                    FieldPanel("status"),
                    FieldPanel("doors_open_at"),
                    FieldPanel("starts_at"),
                    FieldPanel("ends_at"),
                    FieldPanel("zone"),
                ],
                heading=_("When"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("mode"),
                    FieldPanel("street_address"),
                    FieldPanel("is_step_free"),
                    FieldPanel("has_hearing_loop"),
                    FieldPanel("host_organiser"),
                ],
                heading=_("Where"),
            ),
            MultiFieldPanel(
                [FieldPanel("handed_over_by"), FieldPanel("received_by")],
                heading=_("The title"),
            ),
            InlinePanel(
                "programme",
                [
                    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("minutes")]),
                    FieldPanel("title"),
                    FieldPanel("languages"),
                ],
                heading=_("Programme"),
                label=_("Programme item"),
            ),
            InlinePanel(
                "streams",
                [
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
                    FieldPanel("address"),
                    FieldPanel("caption_languages"),
                ],
                heading=_("Streams"),
                label=_("Stream"),
            ),
            FieldPanel("registration_opens_at"),
            FieldPanel("recording_url"),
            MultiFieldPanel(
                [FieldPanel("indicator"), FieldPanel("indicator_reason")],
                heading=_("Report to the funder"),
            ),
        ],
        base_form_class=CeremonyForm,
    )
