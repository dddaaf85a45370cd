"""What the worker does with a received upload: read it, hash it, give it its lasting name."""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import IO

from media_library.models.uploads import Upload
from media_library.uploading.choosing import chosen_spool

_BLOCK = 1024 * 1024


class NotReceived(Exception):
    """The upload is not complete, or has ended."""


@contextmanager
def read_back(upload: Upload) -> Iterator[IO[bytes]]:
    """Open a received upload's bytes from their beginning; on S3 the stream cannot seek.

    Raises NotReceived, SpoolGone, or SpoolAway where the bucket does not answer.
    """
    _expect_all_bytes(upload)
    with closing(chosen_spool().open(upload)) as stream:
        yield stream


def digest(upload: Upload) -> str:
    """Return the SHA-256 of a received upload in hexadecimal, and keep it on its row."""
    if not upload.sha256:
        sha256 = hashlib.sha256()
        with read_back(upload) as stream:
            while block := stream.read(_BLOCK):
                sha256.update(block)
        upload.sha256 = sha256.hexdigest()
        upload.save(update_fields=["sha256"])
    return upload.sha256


def take_over(upload: Upload, key: str) -> None:
    """Give the bytes the name `key` in private storage: a rename, or a copy inside the bucket.

    May be called again after a crash, with the same key, and then does what is left to do.
    """
    _expect_all_bytes(upload)
    chosen_spool().move(upload, key)
    upload.spool = {"kind": upload.spool["kind"], "key": key}
    upload.state = Upload.State.TAKEN
    upload.save(update_fields=["spool", "state"])


def _expect_all_bytes(upload: Upload) -> None:
    if upload.state not in {Upload.State.RECEIVED, Upload.State.TAKEN}:
        raise NotReceived(f"upload {upload.uuid} is {upload.state}")
