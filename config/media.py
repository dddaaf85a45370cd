"""Public pictures straight from their folder, where no web server stands in front (the demo)."""

import mimetypes

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from config.byte_ranges import ranged_response
from media_library.public import cache_control


@require_safe
def public_media(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve one public file by its unguessable name; private storage is out of reach."""
    try:
        stored = storages["public"].open(name)
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation) as error:
        raise Http404 from error
    response = ranged_response(
        request,
        stored,
        size=stored.size,
        content_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
    )
    response["Cache-Control"] = cache_control(name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
