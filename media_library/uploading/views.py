"""The two addresses of a tus 1.0.0 server: where files are added, and where one goes on.

A door's own view checks who may come in, builds the `Door` and calls `create` or `one`. It is
`csrf_exempt`: the check of where a request comes from is made here. It must run on WSGI; under
Django's ASGI handler what arrived before a cut is lost, because the view starts after the body.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from media_library.models.uploads import Upload
from media_library.uploading import protocol
from media_library.uploading.body import Body
from media_library.uploading.door import Door
from media_library.uploading.ending import StillNeeded, end_upload
from media_library.uploading.labels import extension_of, label_of
from media_library.uploading.origin import is_from_our_pages
from media_library.uploading.protocol import NotAccepted, answer
from media_library.uploading.receiving import (
    OffsetDiffers,
    TooManyAtOnce,
    look_up,
    receive,
    take_up,
)
from media_library.uploading.reserving import NoRoom, open_upload
from media_library.uploading.spool import FencedOff, SpoolAway, SpoolFull, SpoolGone

Handler = Callable[[HttpRequest, Door, datetime], HttpResponse]


def create(request: HttpRequest, door: Door) -> HttpResponse:
    """Answer the address where files are added: OPTIONS and POST."""
    return _handled(request, door, {"POST": _create})


def one(request: HttpRequest, door: Door, upload_id: UUID | str) -> HttpResponse:
    """Answer the address of one upload: OPTIONS, HEAD, PATCH and DELETE.

    Unknown, expired, ended and foreign uploads are the same to the one who asks: 404.
    """

    def head(request: HttpRequest, door: Door, now: datetime) -> HttpResponse:
        return _head(_found(door, upload_id, now), now)

    def patch(request: HttpRequest, door: Door, now: datetime) -> HttpResponse:
        return _patch(request, _found(door, upload_id, now), now)

    def delete(request: HttpRequest, door: Door, now: datetime) -> HttpResponse:
        end_upload(upload=_found(door, upload_id, now))
        return answer(204)

    return _handled(request, door, {"HEAD": head, "PATCH": patch, "DELETE": delete})


def _handled(request: HttpRequest, door: Door, handlers: dict[str, Handler]) -> HttpResponse:
    verb = protocol.verb_of(request)
    try:
        if verb == "OPTIONS":
            return _options(door)
        if verb not in handlers:
            raise NotAccepted(405, Allow=", ".join(["OPTIONS", *handlers]))
        protocol.expect_version(request)
        if not is_from_our_pages(request):
            raise NotAccepted(403, _("This request came from another site."))
        return handlers[verb](request, door, timezone.now())
    except NotAccepted as refused:
        return answer(refused.status, refused.sentence, headers=refused.headers)
    except NoRoom as refused:
        return answer(413, str(refused))
    except SpoolGone:
        return answer(404)
    except StillNeeded:
        return answer(409, _("This file has arrived already."))
    except OffsetDiffers as differing:
        return answer(409, headers={"Upload-Offset": str(differing.offset)})
    except FencedOff:
        return answer(409, _("This file goes on in another window."))
    except SpoolFull:
        sentence = _("There is no room on our side at the moment. What arrived is kept.")
        return answer(507, sentence, headers={"Retry-After": "60"})
    except (SpoolAway, OperationalError):
        sentence = _("We cannot take files at the moment. What arrived is kept.")
        return answer(503, sentence, headers={"Retry-After": "15"})
    except TooManyAtOnce:
        sentence = _("Many files are arriving at the moment. This one goes on in a few seconds.")
        return answer(503, sentence, headers={"Retry-After": "5"})


def _options(door: Door) -> HttpResponse:
    headers = {
        "Tus-Version": protocol.VERSION,
        "Tus-Extension": protocol.EXTENSIONS,
        "Tus-Max-Size": str(door.max_bytes_per_file),
    }
    return answer(204, headers=headers)


def _create(request: HttpRequest, door: Door, now: datetime) -> HttpResponse:
    length = protocol.number_in(request, "Upload-Length")
    if not length:
        raise NotAccepted(400, _("This file is empty."))
    told = protocol.metadata_in(request)
    name = told.get("filename") or told.get("name", "")
    if door.extensions and extension_of(name) not in door.extensions:
        raise NotAccepted(415, _("Files of this kind cannot be used here."))
    body = _body(request, most=length) if _brings_bytes(request) else None
    upload = open_upload(
        door=door,
        label=label_of(name),
        mime=protocol.mime_of(told.get("filetype") or told.get("type", "")),
        length=length,
        now=now,
    )
    offset = _first_bytes(upload, body, now) if body else 0
    headers = {
        "Location": door.address_of(upload.uuid),
        "Upload-Offset": str(offset),
        **protocol.expires_header(upload.expires_at),
    }
    return answer(201, headers=headers)


def _first_bytes(upload: Upload, body: Body, now: datetime) -> int:
    """Take the bytes that came with the creation; trouble with them does not undo it."""
    try:
        return receive(upload=upload, offset=0, body=body, now=now)
    except (SpoolAway, FencedOff, TooManyAtOnce):
        return take_up(upload=upload, now=now).offset


def _head(upload: Upload, now: datetime) -> HttpResponse:
    upload = look_up(upload=upload, now=now)
    headers = {
        "Upload-Offset": str(upload.offset),
        "Upload-Length": str(upload.length),
        **protocol.expires_header(upload.expires_at),
    }
    return answer(200, headers=headers)


def _patch(request: HttpRequest, upload: Upload, now: datetime) -> HttpResponse:
    if not _brings_bytes(request):
        raise NotAccepted(415)
    offset = protocol.number_in(request, "Upload-Offset")
    if offset > upload.length:
        raise NotAccepted(409)
    body = _body(request, most=upload.length - offset)
    length = receive(upload=upload, offset=offset, body=body, now=now)
    if body.is_cut:
        raise NotAccepted(400, Upload_Offset=str(length))
    headers = {"Upload-Offset": str(length), **protocol.expires_header(upload.expires_at)}
    return answer(204, headers=headers)


def _brings_bytes(request: HttpRequest) -> bool:
    return request.content_type == protocol.BYTES_TYPE


def _body(request: HttpRequest, *, most: int) -> Body:
    body = Body(request, most=most)
    if body.length > most:
        raise NotAccepted(413, _("More bytes were sent than the file has."))
    return body


def _found(door: Door, upload_id: UUID | str, now: datetime) -> Upload:
    try:
        upload = Upload.objects.get(
            uuid=upload_id if isinstance(upload_id, UUID) else UUID(upload_id),
            owner_key=door.owner_key,
        )
    except (Upload.DoesNotExist, ValueError) as error:
        raise NotAccepted(404) from error
    has_expired = upload.state == Upload.State.RECEIVING and upload.expires_at <= now
    if upload.state == Upload.State.ENDED or has_expired:
        raise NotAccepted(404)
    return upload
