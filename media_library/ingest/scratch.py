"""Folders for one job each, and the sweeping of those whose worker was killed."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Also those of `decoding` and `films`: they hold copies of private pictures.
PREFIXES = ("ingest-", "picture-", "master-", "film-")
# Longer than any job: a film of 20 minutes in one size takes at most four hours.
OLD_SECONDS = 6 * 3600
SWEEP_EVERY_SECONDS = 3600
_swept_at = float("-inf")


@contextmanager
def scratch() -> Iterator[Path]:
    """Lend an empty folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=PREFIXES[0], ignore_cleanup_errors=True) as name:
        yield Path(name)


def sweep_scratch_now_and_then() -> None:
    """Sweep, at most once an hour in each process."""
    global _swept_at
    if time.monotonic() - _swept_at >= SWEEP_EVERY_SECONDS:
        _swept_at = time.monotonic()
        sweep_scratch()


def sweep_scratch(*, older_than: float = OLD_SECONDS) -> int:
    """Remove folders that killed workers of this user left behind; returns how many."""
    swept, limit = 0, time.time() - older_than
    for path in Path(tempfile.gettempdir()).iterdir():
        with suppress(OSError):
            known = path.lstat()
            is_ours = path.name.startswith(PREFIXES) and known.st_uid == os.getuid()
            if is_ours and path.is_dir() and not path.is_symlink() and known.st_mtime < limit:
                shutil.rmtree(path, ignore_errors=True)
                swept += 1
    return swept
