"""Parts of a file as a browser asks for them while somebody seeks in a video (RFC 9110, 14)."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)

PIECE_BYTES = 64 * 1024
_ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


def ranged_response(
    request: HttpRequest, stored: Any, *, size: int, content_type: str
) -> HttpResponseBase:
    """Return a file, or the one part of it that was asked for; closes `stored` in the end.

    What is no single range of bytes is answered with the whole, as the RFC allows; a range
    behind the end with 416.
    """
    asked = request.headers.get("Range", "")
    found = _ONE_RANGE.match(asked.strip())
    # Whoever asks "only if it is still the same" has an older copy: names change with content,
    # but no validator is sent, so the whole is the safe answer.
    if found is None or found.groups() == ("", "") or "If-Range" in request.headers:
        response: HttpResponseBase = FileResponse(stored, content_type=content_type)
        response["Accept-Ranges"] = "bytes"
        response["Content-Length"] = str(size)
        return response
    start, end = _ends(found[1], found[2], size)
    if start > end or start >= size:
        stored.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    stored.seek(start)
    response = StreamingHttpResponse(
        _pieces(stored, end - start + 1), status=206, content_type=content_type
    )
    response["Accept-Ranges"] = "bytes"
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    response["Content-Length"] = str(end - start + 1)
    return response


def _ends(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:  # the last so many bytes
        return max(0, size - int(last)), size - 1 if int(last) else -1
    return int(first), min(int(last), size - 1) if last else size - 1


def _pieces(stored: Any, left: int) -> Iterator[bytes]:
    with stored:
        while left and (piece := stored.read(min(PIECE_BYTES, left))):
            left -= len(piece)
            yield piece
