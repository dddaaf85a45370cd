"""Both storages as folders or as buckets, and the fields that name files with them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from media_library.uploading import presigned
from tests.media_library.keeping.places import Places, use_storages
from tests.media_library.keeping.s3_buckets import (
    MIB,
    PRIVATE,
    PUBLIC,
    client_of,
    storage_options,
)
from tests.peers.s3 import S3Server, s3_server


@pytest.fixture
def places(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    backend = "django.core.files.storage.FileSystemStorage"
    places = Places(private=tmp_path / "private", public=tmp_path / "public")
    chosen = {
        alias: {
            "BACKEND": backend,
            "OPTIONS": {"location": str(folder), "base_url": "/media/"},
        }
        for alias, folder in (("default", places.private), ("public", places.public))
    }
    use_storages(settings, monkeypatch, chosen)
    return places


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with s3_server(tmp_path_factory.mktemp("s3")) as running:
        for name in (PRIVATE, PUBLIC):
            client_of(running).create_bucket(Bucket=name)
        yield running


@pytest.fixture
def s3(server: S3Server, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Two empty buckets as storages; returns a client of one's own."""
    chosen = {
        "default": storage_options(server, PRIVATE),
        "public": storage_options(server, PUBLIC),
    }
    use_storages(settings, monkeypatch, chosen)
    monkeypatch.setattr(presigned, "PART", 5 * MIB)
    client = client_of(server)
    yield client
    for name in (PRIVATE, PUBLIC):
        for listed in client.list_objects_v2(Bucket=name).get("Contents", []):
            client.delete_object(Bucket=name, Key=listed["Key"])
        for begun in client.list_multipart_uploads(Bucket=name).get("Uploads", []):
            client.abort_multipart_upload(Bucket=name, Key=begun["Key"], UploadId=begun["UploadId"])
