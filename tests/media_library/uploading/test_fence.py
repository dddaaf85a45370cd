"""Two requests for one upload: the newer goes on at once, the older adds nothing any more."""

import os
import threading
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connections
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media_library.models import Upload
from media_library.signals import upload_received
from media_library.uploading import disk
from media_library.uploading.choosing import chosen_spool
from media_library.uploading.receiving import settle, take_up
from media_library.uploading.spool import FencedOff
from media_library.uploading.taking import digest, read_back
from tests.media_library.uploading.tus import Files


def bytes_of(upload: Upload) -> bytes:
    upload.refresh_from_db()
    with read_back(upload) as stream:
        return stream.read()


def late_block(upload: Upload) -> bytes:
    """Let a block of an older request come after a newer request has gone on."""
    spool = chosen_spool()
    older = spool.writer(take_up(upload=upload, now=timezone.now()))
    newer = spool.writer(take_up(upload=upload, now=timezone.now()))
    newer.append(b"bbbb")
    with suppress(FencedOff):
        older.append(b"XX")
    older.close()
    newer.close()
    with spool.open(upload) as stream:
        return stream.read()


@pytest.mark.django_db
def test_a_late_block_of_an_older_request_is_refused(files: Files) -> None:
    assert late_block(files.add(8)) == b"bbbb"


@pytest.mark.django_db
def test_without_the_fence_it_would_have_spoilt_the_file(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the same order of events with the check taken out."""
    monkeypatch.setattr(disk.DiskWriter, "_is_mine", lambda self: True)
    assert late_block(files.add(8)) == b"XXbb"


@pytest.mark.django_db
def test_the_epoch_alone_holds_back_a_block_that_would_fit(files: Files) -> None:
    upload = files.add(8)
    older = chosen_spool().writer(take_up(upload=upload, now=timezone.now()))
    take_up(upload=upload, now=timezone.now())  # a HEAD has promised this length
    with pytest.raises(FencedOff):
        older.append(b"XX")
    older.close()


@pytest.mark.django_db
def test_an_ended_upload_takes_no_more_bytes_from_an_open_request(
    files: Files, private_folder: Path
) -> None:
    upload = files.add(8)
    writer = chosen_spool().writer(take_up(upload=upload, now=timezone.now()))
    writer.append(b"aaaa")
    assert files.delete(upload).status_code == 204
    with pytest.raises(FencedOff):
        writer.append(b"bbbb")
    writer.close()
    assert list((private_folder / "quarantine").iterdir()) == []


@pytest.mark.django_db
def test_a_row_whose_last_byte_nobody_noticed_is_received_at_the_next_look(files: Files) -> None:
    upload = files.add(4)
    writer = chosen_spool().writer(take_up(upload=upload, now=timezone.now()))
    writer.append(b"0123")
    writer.close()  # and here the process was killed
    assert Upload.objects.get().state == Upload.State.RECEIVING
    assert files.head(upload)["Upload-Offset"] == "4"
    assert Upload.objects.get().state == Upload.State.RECEIVED


@pytest.mark.django_db(transaction=True)
def test_three_finishes_at_once_give_one_file_and_one_signal(files: Files) -> None:
    content = os.urandom(300_000)
    upload = files.add(len(content))
    files.patch(upload, 0, content[:200_000])
    barrier, told = threading.Barrier(3), []
    seen: list[int] = []

    def finish() -> None:
        barrier.wait()
        told.append(files.patch(upload, 200_000, content[200_000:]).status_code)
        connections.close_all()

    def on_received(sender: object, upload: Upload, **_: object) -> None:
        seen.append(upload.pk)

    upload_received.connect(on_received)
    try:
        finishing = [threading.Thread(target=finish) for _ in range(3)]
        for thread in finishing:
            thread.start()
        for thread in finishing:
            thread.join()
        assert set(told) <= {204, 409}
        # Each may have been overtaken by the next, even after its last byte: then nobody heard 204.
        # A sender that was refused asks how long the file is and goes on from there; asking says
        # "received", too, where the last byte came from somebody overtaken.
        length = int(files.head(upload)["Upload-Offset"])
        assert length >= 200_000
        if length < len(content):
            assert files.patch(upload, length, content[length:]).status_code == 204
    finally:
        upload_received.disconnect(on_received)
    assert bytes_of(upload) == content
    assert seen == [upload.pk]


@pytest.mark.django_db
def test_settling_twice_says_it_once(files: Files) -> None:
    upload = files.add(4, body=b"0123")
    received_at = Upload.objects.get().received_at
    settle(upload=upload, now=timezone.now())
    assert Upload.objects.get().received_at == received_at


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_order_of_pieces_gives_the_file(
    files: Files, monkeypatch: pytest.MonkeyPatch, data: st.DataObject
) -> None:
    """Pieces from anywhere, late, twice or wrong: only those that fit are ever added."""
    monkeypatch.setattr(disk, "LET_GO_SECONDS", 0)  # nobody else is writing
    content = data.draw(st.binary(min_size=1, max_size=300))
    upload = files.with_door(files_left=10_000, bytes_left=1 << 40).add(len(content))
    length = 0
    for _ in range(data.draw(st.integers(0, 12))):
        start = data.draw(st.one_of(st.just(length), st.integers(0, len(content) + 5)))
        piece = content[start : start + data.draw(st.integers(0, 120))]
        answer = files.patch(upload, start, piece)
        if answer.status_code == 204:
            assert start == length
            length += len(piece)
        assert files.head(upload)["Upload-Offset"] == str(length)
    files.patch(upload, length, content[length:])
    assert bytes_of(upload) == content
    assert digest(upload) == sha256(content).hexdigest()


@pytest.mark.django_db
def test_a_head_waits_for_nobody(files: Files) -> None:
    upload = files.add(8)
    writer = chosen_spool().writer(take_up(upload=upload, now=timezone.now()))
    writer.append(b"aaaa")  # and its connection stays half-open
    began = time.monotonic()
    assert files.head(upload)["Upload-Offset"] == "4"
    assert time.monotonic() - began < 1
    writer.close()
