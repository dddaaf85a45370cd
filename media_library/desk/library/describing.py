"""Facts, alt texts and captions of an asset, and the point that no cut may lose."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from media_library.desk.access import (
    MAY_DESCRIBE,
    MAY_KEEP,
    DeskRequest,
    asset_for,
    desk_view,
    may_do,
)
from media_library.desk.layout import Trail, desk_page
from media_library.desk.library.cards import LARGE, picture_of, with_pictures
from media_library.desk.library.filters import reading_language
from media_library.desk.library.forms import FactsForm, FocusForm, TextsForm
from media_library.models import Asset
from media_library.signals import photo_changed


@desk_view(MAY_DESCRIBE)
def describe(request: DeskRequest, key: UUID) -> HttpResponse:
    """Everybody at the desk may describe; facts are changed by those who keep the asset."""
    asset = asset_for(request.user, key, roles=MAY_DESCRIBE)
    data = request.POST if request.method == "POST" else None
    keeps = may_do(request.user, MAY_KEEP, asset=asset)
    facts = FactsForm(data, instance=asset) if keeps else None
    texts = [
        TextsForm(data, asset=asset, language=code, name=name) for code, name in settings.LANGUAGES
    ]
    forms: list[TextsForm | FactsForm] = [*texts, *([facts] if facts else [])]
    verdicts = [form.is_valid() for form in forms]  # all of them, so that all mistakes are shown
    if data is not None and all(verdicts):
        _save(asset, forms)
        messages.success(request, _("Saved."))
        return redirect("media_desk:asset", key=asset.uuid)
    return desk_page(
        request,
        "library/describe.html",
        title=_("Describe"),
        trail=trail_of(asset),
        asset=asset,
        facts=facts,
        texts=texts,
        language=reading_language(),
        picture=_large(asset),
    )


@desk_view(MAY_DESCRIBE)
def focus(request: DeskRequest, key: UUID) -> HttpResponse:
    asset = asset_for(request.user, key, roles=MAY_KEEP, in_library=True)
    photo = getattr(asset, "photo", None)
    if photo is None:
        raise Http404
    form = FocusForm(
        request.POST or None,
        initial={
            "x": asset.focal_x if asset.focal_x is not None else 0.5,
            "y": asset.focal_y if asset.focal_y is not None else 0.5,
        },
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save(asset, photo)
        messages.success(request, _("Saved. Cuts of this photo are made anew."))
        return redirect("media_desk:asset", key=asset.uuid)
    return desk_page(
        request,
        "library/focus.html",
        title=_("What no cut may lose"),
        trail=trail_of(asset),
        asset=asset,
        form=form,
        picture=_large(asset),
    )


def trail_of(asset: Asset) -> Trail:
    """Return the way back to an asset."""
    return [(str(asset), reverse("media_desk:asset", args=[asset.uuid]))]


@transaction.atomic
def _save(asset: Asset, forms: list[TextsForm | FactsForm]) -> None:
    for form in forms:
        form.save()
    photo = getattr(asset, "photo", None)
    if photo is not None:
        photo_changed.send(sender=type(photo), photo=photo)


def _large(asset: Asset) -> str:
    found = Asset.objects.filter(pk=asset.pk)
    shown = with_pictures(found, language=reading_language(), specs=LARGE).get()
    return picture_of(shown, LARGE)
