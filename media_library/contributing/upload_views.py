"""Where the portal's files come in, by tus: each has its asset from the first byte."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from media_library.actions.receiving import (
    NotTaken,
    finish_upload,
    remove_asset,
    room_left,
    start_upload,
)
from media_library.contributing.doors import GONE, Portal
from media_library.contributing.wording import words_for
from media_library.models import Asset, Contribution, Upload
from media_library.rules.film_limits import MAX_BYTES
from media_library.rules.handing_in import kind_of, why_not_taken
from media_library.uploading import protocol
from media_library.uploading import views as tus
from media_library.uploading.door import Door
from media_library.uploading.ending import discard_received, end_upload
from outbox.rules.refusals import Refusal

TOO_LARGE = 413
UNBOUNDED = 2**62


def owner_key(contribution: Contribution) -> str:
    """Return by whom the uploads of a contribution are known."""
    return f"contribution:{contribution.uuid}"


def create(portal: Portal) -> HttpResponse:
    """Begin a file: its place is reserved with the upload, its asset made for it."""
    if not portal.is_open:
        return protocol.answer(GONE, _("The time to hand in is over."))
    contribution = portal.opened()
    refusal = _why_not(portal, contribution)
    if refusal is not None and protocol.verb_of(portal.request) == "POST":
        return protocol.answer(TOO_LARGE, words_for(refusal))
    response = tus.create(portal.request, _door(portal, contribution))
    if response.status_code != 201:
        return response
    upload = Upload.objects.get(uuid=response["Location"].rstrip("/").rpartition("/")[2])
    try:
        asset = start_upload(
            contribution=contribution,
            label=upload.label,
            mime=upload.mime,
            length=upload.length,
            upload=upload,
            now=portal.now,
        )
    except NotTaken as error:
        if upload.state == Upload.State.RECEIVED:
            discard_received(upload=upload)  # all of its bytes came with the very first request
        else:
            end_upload(upload=upload)
        return protocol.answer(TOO_LARGE, words_for(error.refusal))
    if upload.state == Upload.State.RECEIVED:
        # A small file may bring all of its bytes along; the signal came before the asset.
        finish_upload(asset=asset, now=portal.now)
    return response


def one(portal: Portal, upload: UUID) -> HttpResponse:
    """Go on with a file, ask how far it is, or end it together with its asset."""
    if portal.contribution.pk is None:
        return protocol.answer(404)
    response = tus.one(portal.request, _door(portal, portal.contribution), upload)
    is_end = protocol.verb_of(portal.request) == "DELETE" and response.status_code == 204
    if is_end:
        for asset in Asset.objects.filter(upload__uuid=upload):
            remove_asset(asset=asset, now=portal.now)
    return response


def _door(portal: Portal, contribution: Contribution) -> Door:
    """Bound what one file may bring; whether there is room for it is what `start_upload` says."""
    return Door(
        owner_key=owner_key(contribution),
        base_url=f"{portal.address}files/",
        files_left=UNBOUNDED,
        bytes_left=UNBOUNDED,
        max_bytes_per_file=MAX_BYTES,
    )


def _why_not(portal: Portal, contribution: Contribution) -> Refusal | None:
    """Say no before any byte is read; what is malformed is left to the protocol itself."""
    try:
        told = protocol.metadata_in(portal.request)
        length = protocol.number_in(portal.request, "Upload-Length")
    except protocol.NotAccepted:
        return None
    kind = kind_of(label=told.get("filename", ""), mime=told.get("filetype", ""))
    return why_not_taken(kind=kind, length=length, room=room_left(contribution, portal.now))
