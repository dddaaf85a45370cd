"""Arriving bytes in a file of the private folder; its length is how far the upload is.

Beside each file lies a small one that holds the epoch of the newest request. A writer locks it
for the length of one block, and appends only while the epoch is its own and the file ends where
it left it: the price is five system calls for 64 kB, and no row of the database is touched.
"""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from django.core.files.storage import Storage

from media_library.models.uploads import Upload
from media_library.uploading.room import expect_room
from media_library.uploading.spool import FencedOff, SpoolAway, SpoolFull, SpoolGone

FOLDER = "quarantine"
LET_GO_SECONDS = 0.4
_A_MOMENT = 0.02
_DIGITS = 12
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class DiskSpool:
    """Files in the folder of a FileSystemStorage, so that taking one over is a rename."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def facts(self, upload: Upload) -> dict[str, object]:
        return {"kind": "disk", "key": f"{FOLDER}/{upload.uuid}"}

    def create(self, upload: Upload) -> None:
        path = self._path(upload)
        with _disk_errors():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            expect_room(path.parent, upload.length)
            os.close(os.open(_fence_of(path), os.O_RDWR | os.O_CREAT, 0o600))
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
            _sync_folder(path.parent)

    def fence(self, upload: Upload) -> int:
        path = self._path(upload)
        with _disk_errors(), _opened(_fence_of(path), os.O_RDWR) as fence:
            with _locked(fence):
                if _epoch_in(fence) < upload.epoch:
                    os.pwrite(fence, f"{upload.epoch:0{_DIGITS}d}".encode(), 0)
                length = path.stat().st_size
            with _opened(path, os.O_RDONLY) as spooled:
                os.fdatasync(spooled)  # who is told a length will never send those bytes again
        return length

    def let_go(self, upload: Upload) -> None:
        """Wait while the file grows: what the old connection brought would be sent once more."""
        path, until = self._path(upload), time.monotonic() + LET_GO_SECONDS
        with _disk_errors():
            length = -1
            while time.monotonic() < until and length != (length := path.stat().st_size):
                time.sleep(_A_MOMENT)

    def writer(self, upload: Upload) -> "DiskWriter":
        with _disk_errors():
            return DiskWriter(self._path(upload), epoch=upload.epoch)

    def discard(self, upload: Upload) -> None:
        path = self._path(upload)
        with suppress(SpoolGone):
            self.fence(upload)  # a writer that has the file open must not fill the disk unseen
        with _disk_errors():
            path.unlink(missing_ok=True)
            _fence_of(path).unlink(missing_ok=True)

    def open(self, upload: Upload) -> IO[bytes]:
        with _disk_errors():
            return self._path(upload).open("rb")

    def move(self, upload: Upload, key: str) -> None:
        path, target = self._path(upload), Path(self._storage.path(key))
        with _disk_errors():
            target.parent.mkdir(parents=True, exist_ok=True)
            if path != target and (path.exists() or not target.exists()):
                path.chmod(getattr(self._storage, "file_permissions_mode", None) or 0o600)
                path.rename(target)
                _sync_folder(target.parent)
            _fence_of(Path(self._storage.path(f"{FOLDER}/{upload.uuid}"))).unlink(missing_ok=True)

    def _path(self, upload: Upload) -> Path:
        return Path(self._storage.path(str(upload.spool["key"])))


class DiskWriter:
    """Appends to one file while nobody newer does."""

    def __init__(self, path: Path, *, epoch: int) -> None:
        self._epoch = epoch
        self._fence = os.open(_fence_of(path), os.O_RDWR)
        try:
            self._file = os.open(path, os.O_WRONLY)
        except OSError:
            os.close(self._fence)
            raise
        self.offset = os.fstat(self._file).st_size

    def append(self, block: bytes) -> None:
        rest = memoryview(block)
        with _disk_errors(), _locked(self._fence):
            if not self._is_mine():
                raise FencedOff
            while rest:
                written = os.pwrite(self._file, rest, self.offset)
                self.offset += written
                rest = rest[written:]

    def keep(self) -> None:
        with _disk_errors():
            os.fdatasync(self._file)

    def close(self) -> None:
        os.close(self._file)
        os.close(self._fence)

    def _is_mine(self) -> bool:
        at_the_end = os.fstat(self._file).st_size == self.offset
        return at_the_end and _epoch_in(self._fence) == self._epoch


def _fence_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.fence")


def _epoch_in(fence: int) -> int:
    return int(os.pread(fence, _DIGITS, 0) or b"0")


@contextmanager
def _locked(fence: int) -> Iterator[None]:
    fcntl.flock(fence, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(fence, fcntl.LOCK_UN)


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    descriptor = os.open(path, flags)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise SpoolGone from error
    except OSError as error:
        raise (SpoolFull if error.errno in _NO_ROOM else SpoolAway)(str(error)) from error


def _sync_folder(folder: Path) -> None:
    with _opened(folder, os.O_RDONLY) as opened:
        os.fsync(opened)
