"""What happens when our side cannot: the answer says when to come back, and nothing is lost."""

import errno
import os
import shutil
import threading
from collections import namedtuple
from typing import Any

import pytest

from media_library.models import Upload
from media_library.uploading import disk, receiving
from media_library.uploading.taking import read_back
from tests.media_library.uploading.tus import Files

pytestmark = pytest.mark.django_db
CONTENT = os.urandom(300_000)
pwrite = os.pwrite


def fails_behind(room: int, number: int):
    """Write as a disk does that takes `room` bytes and then answers with an error."""

    def write(descriptor: int, content: bytes, offset: int) -> int:
        if len(content) <= 20 or offset + len(content) <= room:
            return pwrite(descriptor, content, offset)
        if offset < room:
            return pwrite(descriptor, memoryview(content)[: room - offset], offset)
        raise OSError(number, os.strerror(number))

    return write


@pytest.mark.parametrize(
    ("number", "status"), [(errno.ENOSPC, 507), (errno.EDQUOT, 507), (errno.EIO, 503)]
)
def test_a_disk_that_fills_or_fails_keeps_what_it_has(
    files: Files, monkeypatch: pytest.MonkeyPatch, number: int, status: int
) -> None:
    upload = files.add(len(CONTENT))
    monkeypatch.setattr(disk.os, "pwrite", fails_behind(100_001, number))
    answer = files.patch(upload, 0, CONTENT)
    assert answer.status_code == status
    assert int(answer["Retry-After"]) > 0
    assert answer["Tus-Resumable"] == "1.0.0"
    assert files.head(upload)["Upload-Offset"] == "100001"
    monkeypatch.undo()
    assert files.patch(upload, 100_001, CONTENT[100_001:]).status_code == 204
    upload.refresh_from_db()
    with read_back(upload) as stream:
        assert stream.read() == CONTENT


def test_a_full_disk_keeps_the_upload_that_brought_its_first_bytes(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk.os, "pwrite", fails_behind(100_001, errno.ENOSPC))
    answer = files.post(len(CONTENT), body=CONTENT)
    assert (answer.status_code, answer["Upload-Offset"]) == (201, "100001")


def test_a_file_that_the_disk_cannot_hold_is_not_begun(
    files: Files, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    usage = namedtuple("usage", "free total")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(free=99, total=500))
    assert files.post(100).status_code == 507
    assert not Upload.objects.exists()
    assert files.post(99).status_code == 201
    settings.MEDIA_FREE_PERCENT = 10.0
    assert files.post(50).status_code == 507
    assert files.post(49).status_code == 201


def test_a_process_that_receives_enough_already_says_when_to_come_back(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = files.add(8)
    monkeypatch.setattr(receiving, "_places", threading.BoundedSemaphore(1))
    with receiving._a_place():
        answer = files.patch(upload, 0, b"0123")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert files.patch(upload, 0, b"0123").status_code == 204


def test_a_receiver_that_fails_leaves_the_file_to_be_received_again(files: Files) -> None:
    from media_library.signals import upload_received

    def fails(**_: object) -> None:
        raise RuntimeError("no")

    upload = files.add(4)
    upload_received.connect(fails)
    try:
        with pytest.raises(RuntimeError):
            files.patch(upload, 0, b"0123")
    finally:
        upload_received.disconnect(fails)
    assert Upload.objects.get().state == Upload.State.RECEIVING
    assert files.head(upload)["Upload-Offset"] == "4"
    assert Upload.objects.get().state == Upload.State.RECEIVED
