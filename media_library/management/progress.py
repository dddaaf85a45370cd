"""How far a long command is, on the terminal's second channel."""

import time
from collections import Counter

from django.core.management.base import OutputWrapper

EVERY_SECONDS = 5.0


class Progress:
    """Says every few seconds what was done so far."""

    def __init__(self, out: OutputWrapper, *, is_shown: bool) -> None:
        self._out = out
        self._is_shown = is_shown
        self._done: Counter[str] = Counter()
        self._said_at = time.monotonic()

    def __call__(self, what: str, more: int) -> None:
        self._done[what] += more
        if self._is_shown and time.monotonic() - self._said_at >= EVERY_SECONDS:
            self._said_at = time.monotonic()
            self._out.write(f"… {self._done[what]} {what}")
