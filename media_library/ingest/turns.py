"""How many strangers' files one process opens at a time, and who comes next.

A worker has a limited number of threads, and posts and mails need them, too: only a few may wait
here. Who finds the queue full knocks again, and comes in before those who have been in since; so
two hundred photos of one town and the one of another take turns.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

# Who does not knock for this long wants nothing any more.
FORGOTTEN_AFTER = 15.0


class Turns:
    """`places` may work at the same time, and `queue` more wait for them."""

    def __init__(self, *, places: int, queue: int) -> None:
        self._places = places
        self._free = threading.Semaphore(places)
        self._emptying = threading.Lock()
        self._most = places + queue
        self._mutex = threading.Lock()
        self._inside = 0
        self._knocking: dict[str, float] = {}

    @contextmanager
    def turn(self, lane: str, *, alone: bool = False) -> Iterator[bool]:
        """Give true when it is the lane's turn, after some waiting; false to knock again later.

        With `alone` nobody else is at work meanwhile: what may end the whole process must not be
        counted against others, nor they against it.
        """
        if not self._enter(lane):
            yield False
            return
        try:
            with self._at_work(self._places if alone else 1):
                yield True
        finally:
            with self._mutex:
                self._inside -= 1

    @contextmanager
    def _at_work(self, places: int) -> Iterator[None]:
        # One by one: two that each hold half of the places would wait for each other.
        with self._emptying if places > 1 else nullcontext():
            for _ in range(places):
                self._free.acquire()
        try:
            yield
        finally:
            self._free.release(places)

    def _enter(self, lane: str) -> bool:
        with self._mutex:
            now = time.monotonic()
            self._knocking = {
                other: at for other, at in self._knocking.items() if now - at < FORGOTTEN_AFTER
            }
            is_behind = bool(self._knocking) and lane not in self._knocking
            if self._inside >= self._most or is_behind:
                self._knocking[lane] = now
                return False
            self._knocking.pop(lane, None)
            self._inside += 1
            return True


# Each photo may take a gigabyte of memory and a core, each film a core for an hour.
PHOTO_TURNS = Turns(places=2, queue=6)
FILM_TURNS = Turns(places=1, queue=1)
