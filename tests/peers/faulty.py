"""A web server that misbehaves on order, one order per connection."""

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Behaviour = Callable[[socket.socket, threading.Event], None]


def answers(status: int, body: bytes = b"{}", **headers: str) -> Behaviour:
    """Answer properly; header names are given with underscores."""
    lines = [f"HTTP/1.1 {status} X", f"content-length: {len(body)}", "connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return sends("\r\n".join(lines).encode() + b"\r\n\r\n" + body)


def sends(content: bytes) -> Behaviour:
    """Answer with exactly these bytes, then close."""

    def behave(peer: socket.socket, _ended: threading.Event) -> None:
        _read_request(peer)
        peer.sendall(content)

    return behave


def stays_silent(peer: socket.socket, ended: threading.Event) -> None:
    """Take the request and say nothing until the test is over."""
    _read_request(peer)
    ended.wait()


def trickles(*, seconds: float) -> Behaviour:
    """Stretch a good answer by one byte at a time, each well within any timeout per read."""

    def behave(peer: socket.socket, ended: threading.Event) -> None:
        _read_request(peer)
        ends_at = time.monotonic() + seconds
        peer.sendall(b"HTTP/1.1 200 OK\r\nx-slow: ")
        while time.monotonic() < ends_at and not ended.wait(0.02):
            peer.sendall(b"a")
        peer.sendall(b"\r\ncontent-length: 2\r\n\r\n{}")

    return behave


def resets(peer: socket.socket, _ended: threading.Event) -> None:
    """Take the request, then vanish."""
    _read_request(peer)
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@contextmanager
def faulty_server(behaviour: Behaviour) -> Iterator[str]:
    """Give the address of a server that treats every connection so."""
    ended = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def handle(peer: socket.socket) -> None:
        with peer, suppress(OSError):
            behaviour(peer, ended)

    def accept() -> None:
        with suppress(OSError):
            while True:
                peer, _address = listener.accept()
                threading.Thread(target=handle, args=(peer,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        ended.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _read_request(peer: socket.socket) -> None:
    seen = b""
    while b"\r\n\r\n" not in seen:
        seen += peer.recv(65536)
    head, _, body = seen.partition(b"\r\n\r\n")
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            missing = int(line.partition(b":")[2]) - len(body)
            while missing > 0:
                missing -= len(peer.recv(65536))
