"""Viewers of a finale, each with a connection of its own, who ask as often as they are told to.

What `static/js/announcement.js` does, in one thread: ask for the state after `poll_after_ms`, a
fifth more or less, and once it is announced for the announcement.
"""

import asyncio
import json
import random
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, field

PAGE = "/en/ceremonies/finale/"
SPREAD = 0.2
AGAIN_AFTER_A_FAULT = 0.5  # seconds
ROUND = 0.1


@dataclass
class Seen:
    """What all viewers together have seen: Unix time at which each first read each state."""

    first: dict[str, list[float]] = field(default_factory=dict)
    shown_at: list[float] = field(default_factory=list)
    answers: int = 0
    faults: int = 0
    lag: float = 0.0  # of the viewers' own thread, at worst


class Viewer(asyncio.Protocol):
    """One browser: one connection, one question at a time."""

    def __init__(self, crowd: "Crowd") -> None:
        self._crowd = crowd
        self._known: set[str] = set()
        self._again = ROUND
        self._buffer = b""
        self._transport: asyncio.Transport | None = None
        self._asks = "state.json"
        self.is_done = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._buffer = transport, b""
        self._later(random.random())

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        if not self.is_done and not self._crowd.is_over:
            self._crowd.seen.faults += 1
            self._crowd.loop.call_later(AGAIN_AFTER_A_FAULT, self._crowd.let_in, self)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found or not _is_whole(head, body):
            return
        self._buffer = b""
        self._crowd.seen.answers += 1
        now = time.time()
        if not head.startswith(b"HTTP/1.1 200"):
            self._crowd.seen.faults += 1
            self._later(AGAIN_AFTER_A_FAULT)
            return
        told = json.loads(body[body.index(b"{") : body.rindex(b"}") + 1])
        if self._asks == "announcement.json":
            self._crowd.seen.shown_at.append(now)
            self.is_done = True
            return
        self._read(told, now)

    def _read(self, told: dict[str, object], now: float) -> None:
        state = str(told["state"])
        if state not in self._known:
            self._known.add(state)
            self._crowd.seen.first.setdefault(state, []).append(now)
        if state == "announced":
            self._asks = "announcement.json"
            self._ask()
            return
        again = float(str(told["poll_after_ms"])) / 1000
        self._later(again * (1 - SPREAD + 2 * SPREAD * random.random()))

    def _later(self, seconds: float) -> None:
        self._crowd.loop.call_later(seconds, self._ask)

    def _ask(self) -> None:
        if self._transport is not None:
            question = f"GET {PAGE}{self._asks} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            self._transport.write(question.encode())

    def leave(self) -> None:
        if self._transport is not None:
            self._transport.abort()


def _is_whole(head: bytes, body: bytes) -> bool:
    names = head.lower()
    _before, found, length = names.partition(b"content-length:")
    if found:
        return len(body) >= int(length.split(b"\r\n")[0])
    return b"chunked" in names and body.endswith(b"0\r\n\r\n")


class Crowd:
    """So many viewers at one port."""

    def __init__(self, port: int, many: int) -> None:
        self.loop = asyncio.get_running_loop()
        self.seen, self.is_over = Seen(), False
        self._port = port
        self._viewers = [Viewer(self) for _ in range(many)]
        self._tasks: set[asyncio.Task[None]] = set()

    async def come(self) -> None:
        """Let all of them in, a few at a time, as they open the page."""
        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        self._keep(self._feel_lag())
        for start in range(0, len(self._viewers), 50):
            some = self._viewers[start : start + 50]
            await asyncio.gather(*(self._connect(one) for one in some))
        await self.until_all_know("sealed", seconds=60)

    def let_in(self, viewer: Viewer) -> None:
        if not self.is_over:
            self._keep(self._connect(viewer))

    async def until_all_know(self, state: str, *, seconds: float) -> None:
        """Wait until everybody has read that state, or for so long."""
        await _until(lambda: self._read_by_all(state), seconds=seconds)

    async def until_all_have_it(self, *, seconds: float) -> None:
        """Wait until everybody has the announcement itself, or for so long."""
        await _until(lambda: all(one.is_done for one in self._viewers), seconds=seconds)

    def leave(self) -> None:
        self.is_over = True
        for task in self._tasks:
            task.cancel()
        for one in self._viewers:
            one.leave()

    def _read_by_all(self, state: str) -> bool:
        return len(self.seen.first.get(state, ())) == len(self._viewers)

    def _keep(self, doing: "asyncio.coroutines.Coroutine[None, None, None]") -> None:
        task = self.loop.create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _connect(self, viewer: Viewer) -> None:
        try:
            await self.loop.create_connection(lambda: viewer, "127.0.0.1", self._port)
        except OSError:
            self.seen.faults += 1
            self.loop.call_later(AGAIN_AFTER_A_FAULT, self.let_in, viewer)

    async def _feel_lag(self) -> None:
        while True:
            began = self.loop.time()
            await asyncio.sleep(ROUND)
            self.seen.lag = max(self.seen.lag, self.loop.time() - began - ROUND)


async def _until(is_so: Callable[[], bool], *, seconds: float) -> None:
    ends = time.monotonic() + seconds
    while not is_so() and time.monotonic() < ends:
        await asyncio.sleep(ROUND)
