"""Wagtail's own doors to images and documents: they know collections, but no organisations.

Stock views give titles, tags and file addresses of every organisation to whoever may enter the
editor. Here they are closed or led to the library, by the name of the route and not by its
address, so that it does not matter where they are mounted.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from taggit.models import Tag
from wagtail.documents import get_document_model

from media_library.models import Asset, Film, Photo
from media_library.querysets import sees_every_organisation

CLOSED = {
    "wagtailadmin_api:images",
    "wagtailadmin_api:documents",
    "wagtailapi:images",
    "wagtailapi:documents",
}
FOR_ALL_ORGANISATIONS = {"wagtaildocs", "wagtaildocs_chooser"}
TAGS = {"wagtailadmin_tag_autocomplete", "wagtailadmin_tag_model_autocomplete"}
DYNAMIC_SERVE = "wagtailimages_serve"
MOST_TAGS = 10


class LibraryGateMiddleware:
    """Stands before Wagtail's views of images and documents; after the gate of the editor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None:
            return None
        namespace, name = match.namespace, match.url_name
        if namespace in CLOSED or name == DYNAMIC_SERVE:
            raise Http404
        if namespace in FOR_ALL_ORGANISATIONS and not sees_every_organisation(request.user):
            raise Http404
        if name == "wagtail_bulk_action" and _is_of_library(kwargs):
            raise Http404
        if name in TAGS:
            return _own_tags(request)
        if namespace == "wagtailimages":
            return _to_the_library(request, name or "", kwargs)
        return None


def _is_of_library(kwargs: dict[str, Any]) -> bool:
    label = f"{kwargs.get('app_label')}.{kwargs.get('model_name')}".lower()
    return label.startswith(("media_library.", "wagtailimages.")) or (
        label == get_document_model()._meta.label_lower
    )


def _own_tags(request: HttpRequest) -> JsonResponse:
    """Answer as Wagtail does, with tags of what this person may see."""
    term = request.GET.get("term", "")
    if not term or not request.user.is_authenticated:
        return JsonResponse([], safe=False)
    visible = Asset.objects.visible_to(request.user)
    names: set[str] = set()
    for model in (Photo, Film):
        seen = model._default_manager.filter(asset__in=visible)  # type: ignore[misc]
        tags: QuerySet[Any] = Tag.objects.filter(
            name__istartswith=term,
            taggit_taggeditem_items__content_type=ContentType.objects.get_for_model(model),
            taggit_taggeditem_items__object_id__in=seen.values("pk"),
        )
        names.update(tags.order_by("name").distinct().values_list("name", flat=True)[:MOST_TAGS])
    return JsonResponse(sorted(names)[:MOST_TAGS], safe=False)


def _to_the_library(request: HttpRequest, name: str, kwargs: dict[str, Any]) -> HttpResponse:
    if request.method not in {"GET", "HEAD"}:
        raise Http404
    if name == "index":
        asked = urlencode({"q": request.GET["q"]}) if request.GET.get("q") else ""
        return redirect(f"{reverse('media_desk:library')}{'?' if asked else ''}{asked}")
    if name in {"add", "add_multiple"}:
        return redirect("media_desk:add_photo")
    if name == "edit" and request.user.is_authenticated:
        visible = Asset.objects.visible_to(request.user)
        if asset := visible.filter(photo=kwargs["image_id"]).first():
            return redirect("media_desk:asset", key=asset.uuid)
    raise Http404
