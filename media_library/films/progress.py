"""How far ffmpeg has come, told while it works."""

import contextlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

PROGRESS = "progress"
_EVERY = 1.0
_TAIL = 4096
_DONE = re.compile(rb"^out_time_us=(\d+)$", re.MULTILINE)


@contextmanager
def reporting(
    folder: Path, seconds: float, on_progress: Callable[[float], None] | None
) -> Iterator[None]:
    """Tell `on_progress` the share of `seconds` that is done, from a thread of its own."""
    if on_progress is None or seconds <= 0:
        yield
        return
    is_over = Event()

    def watch() -> None:
        while not is_over.wait(_EVERY):
            share = share_done(folder / PROGRESS, seconds)
            if share is not None:
                on_progress(share)

    watcher = Thread(target=watch, name="film-progress", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        is_over.set()
        watcher.join()
    on_progress(1.0)


def share_done(path: Path, seconds: float) -> float | None:
    """Read the share from 0 to 1 from the end of ffmpeg's progress file, None if it has none."""
    with contextlib.suppress(OSError), path.open("rb") as told:
        told.seek(max(0, told.seek(0, 2) - _TAIL))
        if done := _DONE.findall(told.read()):
            return min(1.0, int(done[-1]) / 1_000_000 / seconds)
    return None
