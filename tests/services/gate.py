"""A door in front of a server that a test can shut: from outside, the server is then gone."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_BLOCK = 65536


class Gate:
    """Passes connections on to one server until `shut`; `port` stays the same when opened again."""

    def __init__(self, *, host: str, port: int) -> None:
        self._target = (host, port)
        self._listener: socket.socket | None = None
        self._open_sockets: set[socket.socket] = set()
        self._mutex = threading.Lock()
        self.port = 0

    def open(self) -> None:
        listener = socket.create_server(("127.0.0.1", self.port))
        self._listener, self.port = listener, listener.getsockname()[1]
        threading.Thread(target=self._let_in, args=(listener,), daemon=True).start()

    def shut(self) -> None:
        """Refuse new connections and cut the ones that are there."""
        with self._mutex:
            sockets, self._open_sockets = self._open_sockets, set()
        if self._listener is not None:
            sockets.add(self._listener)
        for one in sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _let_in(self, listener: socket.socket) -> None:
        while True:
            try:
                visitor, _address = listener.accept()
                server = socket.create_connection(self._target)
            except OSError:
                return
            with self._mutex:
                self._open_sockets |= {visitor, server}
            for source, target in ((visitor, server), (server, visitor)):
                threading.Thread(target=_pass_on, args=(source, target), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while block := source.recv(_BLOCK):
            target.sendall(block)
        target.shutdown(socket.SHUT_WR)


@contextmanager
def gate_before(*, host: str, port: int) -> Iterator[Gate]:
    """Open a gate for as long as the block."""
    gate = Gate(host=host, port=port)
    gate.open()
    try:
        yield gate
    finally:
        gate.shut()
