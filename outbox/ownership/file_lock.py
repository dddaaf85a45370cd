"""Ownership on one machine: an operating-system lock on a file of one's own.

It has the same end as a database session: the system drops it when the process dies, and keeps
it while the process is merely stopped.
"""

import os
import threading
import time
from pathlib import Path

from outbox.ownership.base import new_identity

try:
    import fcntl
except ImportError:  # Windows knows no flock
    HAS_FILE_LOCKS = False
else:
    HAS_FILE_LOCKS = True

FORGOTTEN_AFTER = 24 * 3600.0


class FileLock:
    """One locked file per courier in a directory that all couriers share."""

    ends_with_lease = False

    def __init__(self, *, directory: Path) -> None:
        self._directory = directory
        self._mutex = threading.Lock()
        self._file: int | None = None
        self._identity = ""

    @property
    def identity(self) -> str:
        return self._identity

    def ensure(self) -> None:
        with self._mutex:
            if self._is_held():
                return
            self._drop()
            self._directory.mkdir(parents=True, exist_ok=True)
            self._sweep_up()
            identity = new_identity()
            file = os.open(self._path(identity), os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
            fcntl.flock(file, fcntl.LOCK_EX)
            self._file, self._identity = file, identity

    def still_mine(self, owner: str) -> bool:
        with self._mutex:
            return owner == self._identity and self._is_held()

    def is_alive(self, owner: str) -> bool:
        """A missing file means gone: it is made and locked before anything is claimed."""
        with self._mutex:
            if owner == self._identity:
                return True
            return _is_locked(self._path(owner))

    def let_go(self) -> None:
        with self._mutex:
            self._drop()

    def _path(self, identity: str) -> Path:
        return self._directory / f"{identity.replace('/', '_').replace(':', '-')}.lock"

    def _is_held(self) -> bool:
        """Held, and still the file that the others look at."""
        if self._file is None:
            return False
        try:
            seen = os.stat(self._path(self._identity))
        except FileNotFoundError:
            return False
        return seen.st_ino == os.fstat(self._file).st_ino

    def _drop(self) -> None:
        if self._file is not None:
            self._path(self._identity).unlink(missing_ok=True)
            os.close(self._file)
        self._file, self._identity = None, ""

    def _sweep_up(self) -> None:
        """Remove files of couriers that died long ago; a fresh one may not be locked yet."""
        for path in self._directory.glob("*.lock"):
            try:
                is_old = time.time() - path.stat().st_mtime > FORGOTTEN_AFTER
            except FileNotFoundError:
                continue
            if is_old and not _is_locked(path):
                path.unlink(missing_ok=True)


def _is_locked(path: Path) -> bool:
    try:
        file = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False
