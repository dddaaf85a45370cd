"""Where the media desk joins Wagtail's admin: menu, addresses, picker, and closed doors."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from accounts.rules.roles import Role
from media_library.desk.access import has_role
from media_library.desk.film_picker import film_picker
from media_library.desk.layout import PLACES
from media_library.desk.picker import put_in_place
from media_library.models import Shelf
from media_library.querysets import organisations_edited_by, sees_every_organisation

STOCK_ITEMS = {"images"}


class EditorsMenuItem(MenuItem):
    """A menu item for people who hold one of some roles at the desk."""

    def __init__(self, *args: Any, roles: frozenset[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = roles

    def is_shown(self, request: HttpRequest) -> bool:
        return has_role(request.user, self.roles)


@hooks.register("register_admin_urls")
def desk_urls() -> list[Any]:
    return [path("media/", include("media_library.desk.urls"))]


@hooks.register("register_admin_viewset", order=-1)
def pickers() -> list[Any]:
    """Come before Wagtail's own picker is asked for its addresses; films have one of their own."""
    put_in_place()
    return [film_picker]


@hooks.register("register_admin_menu_item")
def media_menu() -> MenuItem:
    items: list[MenuItem] = [
        EditorsMenuItem(
            label,
            reverse_lazy(address),
            name=f"media-{name}",
            icon_name=icon,
            order=number,
            roles=roles,
        )
        for number, (name, label, address, icon, roles) in enumerate(PLACES)
    ]
    return SubmenuMenuItem(_("Media"), Menu(items=items), icon_name="image", order=140)


@hooks.register("insert_global_admin_css")
def picker_styles() -> SafeString:
    """Give the picker its looks: it opens on top of the editor's pages."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/media_desk.css"))


@hooks.register("construct_main_menu")
def without_stock_items(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in STOCK_ITEMS]


@hooks.register("before_serve_document")
def serve_own_documents_only(document: Any, request: HttpRequest) -> None:
    """Refuse a document on an organisation's shelf to everybody who does not edit for it."""
    shelf = Shelf.objects.filter(collection=document.collection_id).first()
    if shelf is None or sees_every_organisation(request.user):
        return
    own: Iterable[int] = (
        organisations_edited_by(request.user) if request.user.is_authenticated else ()
    )
    if shelf.organisation_id not in own:
        raise Http404
