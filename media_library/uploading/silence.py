"""Connections that only half died: nothing comes any more, and nobody says that it ended.

Where a proxy stands in front it ends them. Without one (the demo) a thread would wait for such
a sender until the process ends, because a WSGI server hands out no socket to set a timeout on.
So while somebody has been listening in vain for a minute, this process shuts those of its own
connections that have been silent for as long in both directions; the kernel knows which.
"""

import os
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

LONGEST_SILENCE = 60.0
_LAST_DATA_SENT, _LAST_DATA_RECEIVED = 44, 52  # bytes into Linux' struct tcp_info, milliseconds

_heard_at: dict[int, float] = {}
_may_start = threading.Lock()  # taken once and never given back


@contextmanager
def listening() -> Iterator[None]:
    """Watch over this thread while it waits for bytes."""
    heard()
    _watch()
    try:
        yield
    finally:
        del _heard_at[threading.get_ident()]


def heard() -> None:
    """Note that this thread has just heard something."""
    _heard_at[threading.get_ident()] = time.monotonic()


def shut_silent_connections(*, longer_than: float) -> int:
    """Shut accepted connections of this process without a byte for so many seconds; count them.

    Does nothing where the system has no /proc.
    """
    with ExitStack() as opened:
        sockets = [opened.enter_context(held) for held in _tcp_sockets()]
        ports = {held.getsockname()[1] for held in sockets if _is_listening(held)}
        count = 0
        for held in sockets:
            if held.getsockname()[1] in ports and _seconds_silent(held) > longer_than:
                with suppress(OSError):
                    held.shutdown(socket.SHUT_RDWR)
                    count += 1
    return count


def _tcp_sockets() -> Iterator[socket.socket]:
    folder = "/proc/self/fd"
    for name in os.listdir(folder) if os.path.isdir(folder) else ():
        with suppress(OSError):
            if os.readlink(f"{folder}/{name}").startswith("socket:"):
                held = socket.socket(fileno=os.dup(int(name)))
                if held.family in {socket.AF_INET, socket.AF_INET6}:
                    yield held
                else:
                    held.close()


def _is_listening(held: socket.socket) -> bool:
    return bool(held.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))


def _seconds_silent(held: socket.socket) -> float:
    if _is_listening(held):
        return 0.0
    facts = held.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104)
    sent, received = (
        struct.unpack_from("=I", facts, place)[0]
        for place in (_LAST_DATA_SENT, _LAST_DATA_RECEIVED)
    )
    return float(min(sent, received)) / 1000


def _watch() -> None:
    """Start the one thread that looks after those who listen, with the first of them."""
    if _may_start.acquire(blocking=False):
        threading.Thread(target=_keep_watch, name="silence", daemon=True).start()


def _keep_watch() -> None:
    while True:
        time.sleep(LONGEST_SILENCE / 6)
        heard_first = min(list(_heard_at.values()), default=time.monotonic())
        if time.monotonic() - heard_first > LONGEST_SILENCE:
            shut_silent_connections(longer_than=LONGEST_SILENCE)
