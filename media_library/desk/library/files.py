"""Private bytes of an asset: the preview, and the original that leaves a trace."""

import mimetypes
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.text import slugify

from media_library.desk.access import MAY_ENTER, MAY_KEEP, DeskRequest, asset_for, desk_view
from media_library.models import Asset, AssetAccess


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def preview(request: DeskRequest, key: UUID) -> FileResponse:
    """Show the small picture that the pipeline made; of what was withdrawn nothing is left."""
    asset = asset_for(request.user, key)
    if asset.is_withdrawn or not asset.preview:
        raise Http404
    return private_file(asset.preview, content_type="image/jpeg")


@desk_view(MAY_KEEP, methods=("POST",))
def original(request: DeskRequest, key: UUID) -> FileResponse:
    """Hand out the file as it came; who opened it and when is written down first."""
    asset = asset_for(request.user, key, roles=MAY_KEEP)
    if asset.is_withdrawn or not asset.original:
        raise Http404
    AssetAccess.objects.create(asset=asset, user=request.user, what="original", at=timezone.now())
    return private_file(asset.original, name=_file_name(asset))


def private_file(file: Any, *, content_type: str = "", name: str = "") -> FileResponse:
    """Serve bytes that no cache may keep; with a `name` as something to save, never to show."""
    try:
        stored = file.storage.open(file.name)
    except FileNotFoundError as error:
        raise Http404 from error
    kind = content_type or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    response = FileResponse(stored, content_type=kind, as_attachment=bool(name), filename=name)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _file_name(asset: Asset) -> str:
    suffix = PurePath(asset.original.name or "").suffix or ".bin"
    return f"{slugify(str(asset))[:60] or 'original'}-{asset.uuid.hex[:8]}{suffix}"
