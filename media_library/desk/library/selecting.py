"""Selections: what was put together to be handed on, as a zip or a press kit page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from media_library.actions.arranging import remove_from_selection, start_selection
from media_library.desk.access import MAY_ENTER, DeskRequest, desk_view, organisations_for
from media_library.desk.layout import desk_page
from media_library.desk.library.cards import cards_of, with_pictures
from media_library.desk.library.filters import reading_language
from media_library.desk.library.forms import SelectionForm
from media_library.exporting.handing_out import zip_response
from media_library.models import Asset, Selection
from media_library.rules.numbers import numbers_in
from media_library.rules.standing import Channel


def _visible(request: DeskRequest) -> Any:
    own = organisations_for(request.user, MAY_ENTER)
    return Selection.objects.filter(organisation__in=own).select_related("organisation", "owner")


def _selection(request: DeskRequest, key: UUID) -> Selection:
    found: Selection | None = _visible(request).filter(uuid=key).first()
    if found is None:
        raise Http404
    return found


@desk_view(MAY_ENTER)
def selections(request: DeskRequest) -> HttpResponse:
    form = SelectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        organisation = organisations_for(request.user, MAY_ENTER).first()
        if organisation is None:
            raise Http404
        made = start_selection(
            title=form.cleaned_data["title"], organisation=organisation, owner=request.user
        )
        SelectionForm(request.POST, instance=made).save()
        return redirect("media_desk:selection", key=made.uuid)
    return desk_page(
        request,
        "library/selections.html",
        title=_("Selections"),
        tab="selections",
        icon="folder-open-inverse",
        form=form,
        selections=_visible(request),
    )


@desk_view(MAY_ENTER)
def selection(request: DeskRequest, key: UUID) -> HttpResponse:
    chosen = _selection(request, key)
    form = SelectionForm(request.POST or None, instance=chosen)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("media_desk:selection", key=chosen.uuid)
    language = reading_language()
    assets = Asset.objects.visible_to(request.user).filter(selections=chosen)
    shown = with_pictures(assets, language=language).order_by("pk")
    kit = request.build_absolute_uri(reverse("press_kit", args=[chosen.uuid]))
    return desk_page(
        request,
        "library/selection.html",
        title=chosen.title,
        tab="selections",
        icon="folder-open-inverse",
        trail=[(_("Selections"), reverse("media_desk:selections"))],
        selection=chosen,
        form=form,
        cards=cards_of(shown, language=language, on=timezone.localdate()),
        kit=kit if chosen.is_press_kit else "",
    )


@desk_view(MAY_ENTER, methods=("POST",))
def remove(request: DeskRequest, key: UUID) -> HttpResponse:
    chosen = _selection(request, key)
    numbers = numbers_in(request.POST.getlist("asset"))
    remove_from_selection(selection=chosen, asset_ids=numbers)
    return redirect("media_desk:selection", key=chosen.uuid)


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def download(request: DeskRequest, key: UUID) -> HttpResponseBase:
    """Stream what of a selection is cleared for the press; the rest is listed in it as left out."""
    chosen = _selection(request, key)
    assets = Asset.objects.visible_to(request.user).filter(selections=chosen).order_by("pk")
    return zip_response(
        title=chosen.title,
        assets=assets,
        channel=Channel.PRESS,
        language=reading_language(),
        on=timezone.localdate(),
        names_left_out=True,
    )
