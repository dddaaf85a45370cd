"""One bounded HTTP exchange: a single total deadline, and certainty whether anything was written.

httpx limits each phase, so a server that trickles its answer can stretch a call without end, and
a delivery whose call outlives its lease may be sent by somebody else. Here connect, TLS, write
and read share one `Deadline`, down to the single socket operation. Connections are never reused:
a stale one would turn "not sent" into "unknown".
"""

import select
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import httpcore
import httpx

from outbox.rules.deadline import Deadline

LONGEST_ANSWER = 1_000_000
_USER_AGENT = "BSR-Cultural-Pearls"


@dataclass(frozen=True, kw_only=True)
class RawAnswer:
    """What came back, complete and within bounds."""

    status: int
    headers: httpx.Headers
    body: bytes


@dataclass(frozen=True, kw_only=True)
class NoAnswer:
    """No complete answer came. `was_written` is False only if not one byte of the request left."""

    code: str
    words: str
    was_written: bool


class _AnswerTooLong(Exception):
    """The server would not stop."""


class _Stream(httpcore.NetworkStream):
    """A socket whose every operation is held to what is left of the deadline."""

    def __init__(self, *, sock: socket.socket, backend: "_Backend") -> None:
        self._sock = sock
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with self._limited(httpcore.ReadTimeout, httpcore.ReadError):
            return self._sock.recv(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        rest = memoryview(buffer)
        while rest:
            with self._limited(httpcore.WriteTimeout, httpcore.WriteError):
                # Noted first: a send that fails half-way may have let bytes out.
                self._backend.has_written = True
                rest = rest[self._sock.send(rest) :]

    def close(self) -> None:
        self._sock.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        with self._limited(httpcore.ConnectTimeout, httpcore.ConnectError):
            wrapped = ssl_context.wrap_socket(self._sock, server_hostname=server_hostname)
        return _Stream(sock=wrapped, backend=self._backend)

    def get_extra_info(self, info: str) -> Any:
        if info == "ssl_object" and isinstance(self._sock, ssl.SSLSocket):
            return self._sock
        if info == "is_readable":
            return bool(select.select([self._sock], [], [], 0)[0])
        return None

    @contextmanager
    def _limited(self, on_timeout: type[Exception], on_failure: type[Exception]) -> Iterator[None]:
        left = self._backend.deadline.left
        if not left:
            raise on_timeout("the time limit of the call is over")
        try:
            self._sock.settimeout(left)
            yield
        except TimeoutError as problem:
            raise on_timeout(str(problem)) from problem
        except OSError as problem:
            raise on_failure(str(problem)) from problem


class _Backend(httpcore.NetworkBackend):
    """Opens the one connection of a call and remembers whether anything was written to it."""

    def __init__(self, *, deadline: Deadline) -> None:
        self.deadline = deadline
        self.has_written = False

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            sock = socket.create_connection((host, port), timeout=self.deadline.left or 0.001)
        except TimeoutError as problem:
            raise httpcore.ConnectTimeout(str(problem)) from problem
        except (OSError, UnicodeError) as problem:
            raise httpcore.ConnectError(str(problem)) from problem
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return _Stream(sock=sock, backend=self)


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def exchange(*, request: httpx.Request, deadline: Deadline) -> RawAnswer | NoAnswer:
    """Send a request once and read its whole answer, all before the deadline ends.

    Follows no redirects, uses no proxies from the environment, reads at most `LONGEST_ANSWER`
    bytes. Never raises for anything that the network or the far side does.
    """
    backend = _Backend(deadline=deadline)
    request.headers.update({"user-agent": _USER_AGENT, "accept-encoding": "identity"})
    try:
        with httpcore.ConnectionPool(ssl_context=_trust(), network_backend=backend) as pool:
            return _converse(pool=pool, request=request)
    except _AnswerTooLong:
        return NoAnswer(code="answer-too-long", words="The answer would not end.", was_written=True)
    except httpcore.TimeoutException as problem:
        return NoAnswer(code="timeout", words=_words(problem), was_written=backend.has_written)
    except (httpcore.NetworkError, httpcore.ProtocolError) as problem:
        return NoAnswer(code="connection", words=_words(problem), was_written=backend.has_written)


def _converse(*, pool: httpcore.ConnectionPool, request: httpx.Request) -> RawAnswer:
    url = httpcore.URL(
        scheme=request.url.raw_scheme,
        host=request.url.raw_host,
        port=request.url.port,
        target=request.url.raw_path,
    )
    with pool.stream(
        method=request.method, url=url, headers=request.headers.raw, content=request.read()
    ) as response:
        body = bytearray()
        for block in response.iter_stream():
            body += block
            if len(body) > LONGEST_ANSWER:
                raise _AnswerTooLong
        return RawAnswer(
            status=response.status, headers=httpx.Headers(response.headers), body=bytes(body)
        )


def _words(problem: Exception) -> str:
    return str(problem) or type(problem).__name__
