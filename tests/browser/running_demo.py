"""The demo as a process of its own: started, asked, killed and ended as on a visitor's machine."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.peers.processes import free_port

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "seven-towns-by-the-sea"
# The first start draws every picture of the story; two slow, busy cores are given their time.
START_SECONDS = 600
END_SECONDS = 60
READY = "BSR Cultural Pearls is running"


def until[T](ask: Callable[[], T], *, seconds: float, what: str, every: float = 0.25) -> T:
    """Ask until the answer is true and return it; AssertionError when time is up."""
    give_up_at = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        assert time.monotonic() < give_up_at, f"{seconds:.0f} s passed without: {what}"
        time.sleep(every)
