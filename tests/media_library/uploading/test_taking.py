"""What becomes of uploads: taken over by the worker, or over their time."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from media_library.models import Upload
from media_library.uploading.choosing import chosen_spool
from media_library.uploading.ending import expire_uploads
from media_library.uploading.receiving import take_up
from media_library.uploading.taking import NotReceived, digest, read_back, take_over
from tests.media_library.uploading.tus import Files

pytestmark = pytest.mark.django_db
KEY = "originals/7/abc/hash"
LATER = timedelta(days=8)


def test_taking_over_moves_the_very_file_and_may_be_repeated(
    files: Files, private_folder: Path
) -> None:
    upload = files.add(4, body=b"0123")
    upload.refresh_from_db()
    inode = (private_folder / "quarantine" / str(upload.uuid)).stat().st_ino
    assert digest(upload) == hashlib.sha256(b"0123").hexdigest()
    take_over(upload, KEY)
    take_over(upload, KEY)
    assert (private_folder / KEY).stat().st_ino == inode
    assert list((private_folder / "quarantine").iterdir()) == []
    upload.refresh_from_db()
    assert upload.state == Upload.State.TAKEN
    with read_back(upload) as stream:
        assert stream.read() == b"0123"
    assert files.head(upload)["Upload-Offset"] == "4"  # a sender that heard nothing still asks


def test_a_crash_between_the_rename_and_the_row_is_made_good(
    files: Files, private_folder: Path
) -> None:
    upload = files.add(4, body=b"0123")
    upload.refresh_from_db()
    chosen_spool().move(upload, KEY)
    upload = Upload.objects.get()  # the row knows nothing of it
    take_over(upload, KEY)
    assert (private_folder / KEY).read_bytes() == b"0123"


def test_what_is_not_complete_cannot_be_read_or_taken(files: Files) -> None:
    upload = files.add(4)
    with pytest.raises(NotReceived):
        take_over(upload, KEY)
    with pytest.raises(NotReceived):
        digest(upload)


def test_what_is_over_its_time_is_removed_and_all_else_stays(
    files: Files, private_folder: Path
) -> None:
    over, received = files.add(8, body=b"0123"), files.add(4, body=b"0123")
    assert expire_uploads(now=timezone.now()) == 0
    assert expire_uploads(now=timezone.now() + LATER) == 1
    assert expire_uploads(now=timezone.now() + LATER) == 0
    left = {path.name.partition(".")[0] for path in (private_folder / "quarantine").iterdir()}
    assert left == {str(received.uuid)}
    over.refresh_from_db()
    assert (over.state, over.spool) == (Upload.State.ENDED, {})


def test_a_complete_file_is_not_thrown_away_because_nobody_noticed(files: Files) -> None:
    upload = files.add(4)
    writer = chosen_spool().writer(take_up(upload=upload, now=timezone.now()))
    writer.append(b"0123")
    writer.close()
    assert expire_uploads(now=timezone.now() + LATER) == 0
    assert Upload.objects.get().state == Upload.State.RECEIVED


def test_an_upload_whose_file_is_gone_is_no_longer_there(
    files: Files, private_folder: Path
) -> None:
    upload = files.add(8, body=b"0123")
    for path in (private_folder / "quarantine").iterdir():
        path.unlink()
    assert files.head(upload).status_code == 404
    assert expire_uploads(now=timezone.now() + LATER) == 1
