"""The words of tus 1.0.0: headers in, headers out.

Source: https://tus.io/protocols/resumable-upload
"""

import base64
import binascii
import re
from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from django.utils.translation import gettext as _

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,expiration,termination"
BYTES_TYPE = "application/offset+octet-stream"
_NUMBER = re.compile(r"[0-9]{1,18}\Z")
_MIME = re.compile(r"[a-z0-9.+-]{1,50}/[a-z0-9.+-]{1,69}\Z")


class NotAccepted(Exception):
    """A request that is answered with a status and, for a person, a plain sentence."""

    def __init__(self, status: int, sentence: str = "", **headers: str) -> None:
        super().__init__(status, sentence)
        self.status = status
        self.sentence = sentence
        self.headers = headers


def answer(
    status: int, sentence: str = "", *, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """Build an answer with what every tus answer carries; header names may have underscores."""
    response = HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
    if status == 204:
        del response["Content-Type"]
    response["Tus-Resumable"] = VERSION
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    for name, value in (headers or {}).items():
        response[name.replace("_", "-")] = value
    return response


def verb_of(request: HttpRequest) -> str:
    """Return the verb that is meant: some networks let only GET and POST through."""
    meant = request.headers.get("X-HTTP-Method-Override", "").strip().upper()
    return meant if meant and request.method == "POST" else str(request.method)


def expect_version(request: HttpRequest) -> None:
    if request.headers.get("Tus-Resumable") != VERSION:
        raise NotAccepted(412, Tus_Version=VERSION)


def number_in(request: HttpRequest, name: str) -> int:
    """Read a header that must be a whole number from 0."""
    text = request.headers.get(name, "")
    if not _NUMBER.match(text):
        raise NotAccepted(400, _("The header %(name)s is missing or broken.") % {"name": name})
    return int(text)


def metadata_in(request: HttpRequest) -> dict[str, str]:
    """Read Upload-Metadata: "filename d29ybGQ=,is_confidential", keys and base64 values."""
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in _metadata(request).split(","))):
        key, _space, value = pair.partition(" ")
        try:
            text = base64.b64decode(value.strip(), validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise NotAccepted(400, _("The header Upload-Metadata is broken.")) from error
        found[key] = text
    return found


def _metadata(request: HttpRequest) -> str:
    return request.headers.get("Upload-Metadata", "")[:8192]


def expires_header(expires_at: datetime) -> dict[str, str]:
    return {"Upload-Expires": http_date(expires_at.timestamp())}


def mime_of(text: str) -> str:
    """Return a media type as claimed if it has the shape of one, or nothing."""
    text = text.partition(";")[0].strip().lower()
    return text if _MIME.match(text) else ""
