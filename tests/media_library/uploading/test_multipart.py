"""The same server on a real S3: parts, tails, late writers, refusals and the copy at the end."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.conf import settings as django_settings
from django.core.files.storage import storages
from django.utils import timezone

from media_library.models import Upload
from media_library.uploading import multipart
from media_library.uploading.choosing import chosen_spool
from media_library.uploading.ending import end_upload
from media_library.uploading.receiving import look_up, take_up
from media_library.uploading.spool import FencedOff
from media_library.uploading.taking import digest, read_back, take_over
from tests.media_library.uploading.tus import Files
from tests.peers.s3 import S3Server, s3_server

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
BUCKET = "pearls-uploads"
MIB = 1024 * 1024
KEY = "originals/7/abc/hash"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with s3_server(tmp_path_factory.mktemp("s3")) as running:
        client_of(running).create_bucket(Bucket=BUCKET)
        yield running


def client_of(server: S3Server) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=server.url,
        aws_access_key_id=server.access_key,
        aws_secret_access_key=server.secret_key,
        region_name="us-east-1",
    )


def use_bucket(settings: Any, server: S3Server, **changed: object) -> None:
    options = {
        "bucket_name": BUCKET,
        "endpoint_url": server.url,
        "access_key": server.access_key,
        "secret_key": server.secret_key,
        "region_name": "us-east-1",
        "addressing_style": "path",
        **changed,
    }
    private = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    settings.STORAGES = {**django_settings.STORAGES, "default": private}


@pytest.fixture
def bucket(server: S3Server, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An empty bucket as private storage, with parts as small as S3 takes them."""
    use_bucket(settings, server)
    monkeypatch.setattr(multipart, "PART", 5 * MIB)
    client = client_of(server)
    yield client
    for key in keys(client):
        client.delete_object(Bucket=BUCKET, Key=key)


@pytest.fixture
def s3_files(bucket: Any) -> Files:
    return Files().with_door(bytes_left=1 << 40, max_bytes_per_file=1 << 40)


def keys(client: Any) -> list[str]:
    listed = client.list_objects_v2(Bucket=BUCKET).get("Contents", [])
    return [item["Key"] for item in listed]


def open_multiparts(client: Any) -> list[str]:
    listed = client.list_multipart_uploads(Bucket=BUCKET).get("Uploads", [])
    return [item["Key"] for item in listed]


def send(files: Files, upload: Upload, content: bytes, *sizes: int) -> None:
    offset = 0
    for size in (*sizes, len(content)):
        piece = content[offset : offset + size]
        answer = files.patch(upload, offset, piece)
        assert answer.status_code == 204, answer.content
        offset += len(piece)
        assert answer["Upload-Offset"] == files.head(upload)["Upload-Offset"] == str(offset)


@pytest.mark.parametrize(
    ("size", "pieces"),
    [
        (100, []),
        (100_000, [1, 50_000]),
        (5 * MIB, []),
        (12 * MIB + 7, [3 * MIB, 3 * MIB, 100]),
        (17 * MIB, [6 * MIB, 5 * MIB]),
    ],
)
def test_any_pieces_become_the_one_object(
    s3_files: Files, bucket: Any, size: int, pieces: list[int]
) -> None:
    content = os.urandom(size)
    upload = s3_files.add(size)
    send(s3_files, upload, content, *pieces)
    upload.refresh_from_db()
    assert upload.state == Upload.State.RECEIVED
    assert digest(upload) == hashlib.sha256(content).hexdigest()
    take_over(upload, KEY)
    take_over(upload, KEY)
    with read_back(upload) as stream:
        assert stream.read() == content
    assert keys(bucket) == [KEY]
    assert open_multiparts(bucket) == []


def test_a_late_part_of_an_older_request_changes_nothing(s3_files: Files, bucket: Any) -> None:
    content = os.urandom(11 * MIB)
    upload = s3_files.add(len(content))
    now = timezone.now()
    older = chosen_spool().writer(take_up(upload=upload, now=now))
    older.append(content[: 5 * MIB])  # its first part
    older.append(b"X" * MIB)
    newer = chosen_spool().writer(take_up(upload=upload, now=now))
    assert newer.offset == 5 * MIB
    with pytest.raises(FencedOff):
        older.append(b"X" * 5 * MIB)
    older.close()
    newer.append(content[5 * MIB :])
    newer.keep()
    newer.close()
    assert s3_files.head(upload)["Upload-Offset"] == str(len(content))
    upload.refresh_from_db()
    assert digest(upload) == hashlib.sha256(content).hexdigest()


def test_what_a_half_open_request_holds_is_saved_for_the_next(s3_files: Files) -> None:
    upload = s3_files.add(MIB)
    writer = chosen_spool().writer(take_up(upload=upload, now=timezone.now()))
    writer.append(b"0123")  # and now its connection is silent
    assert look_up(upload=Upload.objects.get(), now=timezone.now()).offset == 4
    with pytest.raises(FencedOff):
        writer.append(b"XXXX")
    writer.close()


def test_an_ended_upload_leaves_nothing_in_the_bucket(s3_files: Files, bucket: Any) -> None:
    upload = s3_files.add(20 * MIB)
    send(s3_files, upload, os.urandom(7 * MIB))
    assert open_multiparts(bucket)
    end_upload(upload=Upload.objects.get())
    assert keys(bucket) == []
    assert open_multiparts(bucket) == []


def test_a_bucket_that_refuses_is_answered_503_and_goes_on_later(
    s3_files: Files, server: S3Server, settings: Any
) -> None:
    content = os.urandom(6 * MIB)
    upload = s3_files.add(len(content))
    send(s3_files, upload, content[: 2 * MIB])
    use_bucket(settings, server, secret_key="wrong", access_key="nobody")
    answer = s3_files.patch(upload, 2 * MIB, content[2 * MIB :])
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert s3_files.head(upload)["Upload-Offset"] == str(2 * MIB)
    use_bucket(settings, server)
    assert s3_files.patch(upload, 2 * MIB, content[2 * MIB :]).status_code == 204
    upload.refresh_from_db()
    assert digest(upload) == hashlib.sha256(content).hexdigest()


def test_the_private_storage_decides_where_bytes_go(s3_files: Files, private_folder: Path) -> None:
    assert type(storages["default"]).__name__ == "FileSystemStorage"
    assert type(chosen_spool()).__name__ == "DiskSpool"
