"""Large files from an officer's desk: straight into the bucket, or by tus where there is none.

Answers are JSON; a `problem` is a sentence for whoever sits there.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from accounts.models import Organisation
from media_library.actions.adding_large_files import begin_large_file, contribution_of
from media_library.actions.receiving import Decided, NotTaken, remove_asset
from media_library.contributing import upload_views
from media_library.contributing.doors import Portal
from media_library.contributing.wording import words_for
from media_library.desk.access import MAY_KEEP, DeskRequest, desk_view, has_role, organisations_for
from media_library.models import Asset, Contribution, Upload
from media_library.uploading import presigned
from media_library.uploading.protocol import mime_of
from media_library.uploading.reserving import NoRoom
from media_library.uploading.spool import SpoolAway, SpoolGone

MOST_BODY = 2_000_000  # 9,000 ETags and their quotes
LABEL_LENGTH = 1000
View = Callable[..., HttpResponse]


def _answers(view: View) -> View:
    """Turn what goes wrong into a status and a sentence."""

    @wraps(view)
    def answered(request: DeskRequest, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except NotTaken as refused:
            return _problem(413, words_for(refused.refusal))
        except NoRoom as refused:
            return _problem(413, str(refused))
        except (ValueError, KeyError, TypeError):
            return _problem(400, _("This request is broken."))
        except presigned.PartsDiffer:
            return _problem(409, _("A part of this file is missing. Please send it again."))
        except presigned.SizeDiffers:
            return _problem(409, _("This file did not arrive whole. Please begin it again."))
        except Decided:
            return _problem(409, _("This file has been decided about already."))
        except SpoolGone:
            return _problem(404, _("This file is not on its way any more."))
        except SpoolAway:
            return _problem(503, _("We cannot take files at the moment. Please try later."))

    return answered


@desk_view(MAY_KEEP, methods=("POST",))
@_answers
def begin(request: DeskRequest) -> HttpResponse:
    """Begin a file: {"organisation", "name", "type", "size"}; says in which parts it goes."""
    told = _told(request)
    organisation = _organisation(request, int(told["organisation"]))
    now = timezone.now()
    contribution = contribution_of(
        by=request.user,
        organisation=organisation,
        language=translation.get_language() or "en",
        now=now,
    )
    if not presigned.goes_straight():
        address = reverse("media_desk:large_file_tus", kwargs={"number": contribution.uuid})
        return JsonResponse({"tus": address})
    asset = begin_large_file(
        contribution=contribution,
        label=str(told["name"])[:LABEL_LENGTH],
        mime=mime_of(str(told.get("type", ""))),
        length=int(told["size"]),
        now=now,
    )
    upload = _of(asset)
    answer = {
        "id": str(upload.uuid),
        "part_size": upload.spool["part"],
        "parts": presigned.number_of_parts(upload),
    }
    return JsonResponse(answer, status=201)


@desk_view(MAY_KEEP, methods=("POST",))
@_answers
def part(request: DeskRequest, key: UUID, number: int) -> HttpResponse:
    """Give the address for one part: PUT exactly so many bytes there within 15 minutes."""
    upload = _of(_mine(request, key))
    signed = presigned.sign_part(upload=upload, number=number, now=timezone.now())
    return JsonResponse({"address": signed.address, "bytes": signed.bytes})


@desk_view(MAY_KEEP, methods=("POST",))
@_answers
def complete(request: DeskRequest, key: UUID) -> HttpResponse:
    """Say that all parts are there: {"tags": [ETag of part 1, …]}; may be said again."""
    tags = _told(request)["tags"]
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise ValueError("tags")
    asset = _mine(request, key)
    presigned.complete(upload=_of(asset), tags=tags, now=timezone.now())
    address = reverse("media_desk:asset", kwargs={"key": asset.uuid})
    return JsonResponse({"asset": str(asset.uuid), "address": address})


@desk_view(MAY_KEEP, methods=("POST",))
@_answers
def abort(request: DeskRequest, key: UUID) -> HttpResponse:
    """Give a file up; what arrived of it is removed."""
    remove_asset(asset=_mine(request, key), now=timezone.now())
    return JsonResponse({})


@csrf_exempt  # tus clients carry no token: the tus server looks where a request comes from
@desk_view(MAY_KEEP, methods=("OPTIONS", "POST"))
def tus_create(request: DeskRequest, number: UUID) -> HttpResponse:
    return upload_views.create(_portal(request, number))


@csrf_exempt
@desk_view(MAY_KEEP, methods=("OPTIONS", "HEAD", "PATCH", "POST", "DELETE"))
def tus_one(request: DeskRequest, number: UUID, upload: UUID) -> HttpResponse:
    return upload_views.one(_portal(request, number), upload)


def _portal(request: DeskRequest, number: UUID) -> Portal:
    contribution = (
        Contribution.objects.select_related("organisation")
        .filter(uuid=number, contributor=request.user)
        .first()
    )
    if contribution is None or not _may_keep(request, contribution.organisation):
        raise Http404
    files = reverse("media_desk:large_file_tus", kwargs={"number": number})
    language = translation.get_language() or "en"
    return Portal(request, contribution, files.removesuffix("files/"), language, timezone.now())


def _mine(request: DeskRequest, key: UUID) -> Asset:
    """Return the asset of an upload that this person began and may still go on with."""
    asset = (
        Asset.objects.select_related("upload", "organisation")
        .filter(upload__uuid=key, contribution__contributor=request.user)
        .first()
    )
    if asset is None or not _may_keep(request, asset.organisation):
        raise Http404
    return asset


def _of(asset: Asset) -> Upload:
    if asset.upload is None:
        raise Http404
    return asset.upload


def _may_keep(request: DeskRequest, organisation: Organisation | None) -> bool:
    return has_role(request.user, MAY_KEEP, at=organisation)


def _organisation(request: DeskRequest, pk: int) -> Organisation:
    organisation = organisations_for(request.user, MAY_KEEP).filter(pk=pk).first()
    if organisation is None:
        raise Http404
    return organisation


def _told(request: DeskRequest) -> dict[str, Any]:
    if len(request.body) > MOST_BODY:
        raise ValueError("too long")
    told = json.loads(request.body)
    if not isinstance(told, dict):
        raise TypeError("not an object")
    return told


def _problem(status: int, sentence: str) -> JsonResponse:
    return JsonResponse({"problem": sentence}, status=status)
