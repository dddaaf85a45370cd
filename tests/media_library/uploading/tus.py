"""Requests to the two addresses of a door, made without a server."""

import base64
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpResponse
from django.test import RequestFactory

from media_library.models import Upload
from media_library.uploading.door import Door
from media_library.uploading.protocol import BYTES_TYPE
from media_library.uploading.views import create, one

DOOR = Door(
    owner_key="contribution:one",
    base_url="/contribute/token/files/",
    bytes_left=10_000_000,
    files_left=10,
    max_bytes_per_file=5_000_000,
)


@dataclass
class Files:
    """A tus client that says exactly what it is told to say."""

    door: Door = DOOR
    headers: dict[str, str] = field(default_factory=lambda: {"Tus-Resumable": "1.0.0"})

    def with_door(self, **changed: Any) -> "Files":
        return replace(self, door=replace(self.door, **changed))

    def post(
        self, length: int | str, *, name: str = "photo.jpg", body: bytes = b"", **headers: str
    ) -> HttpResponse:
        told = {
            "Upload-Length": str(length),
            "Upload-Metadata": f"filename {base64.b64encode(name.encode()).decode()}",
        }
        return self.ask("POST", None, body, **{**told, **headers})

    def add(self, length: int, **more: Any) -> Upload:
        answer = self.post(length, **more)
        assert answer.status_code == 201, answer.content
        return Upload.objects.get(uuid=answer["Location"].split("/")[-2])

    def head(self, upload: Upload | str) -> HttpResponse:
        return self.ask("HEAD", upload)

    def patch(self, upload: Upload | str, offset: int, body: bytes, **headers: str) -> HttpResponse:
        return self.ask("PATCH", upload, body, **{"Upload-Offset": str(offset), **headers})

    def delete(self, upload: Upload | str) -> HttpResponse:
        return self.ask("DELETE", upload)

    def ask(
        self, verb: str, upload: Upload | str | None, body: bytes = b"", **headers: str
    ) -> HttpResponse:
        sent = {**self.headers, **headers}
        kind = sent.pop("Content-Type", BYTES_TYPE if verb == "PATCH" or body else "")
        request = RequestFactory().generic(
            verb, "/x", body, content_type=kind, headers=sent, CONTENT_TYPE=kind
        )
        if upload is None:
            return create(request, self.door)
        return one(request, self.door, getattr(upload, "uuid", upload))
