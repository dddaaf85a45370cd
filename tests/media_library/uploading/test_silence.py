"""Connections that only half died are ended by the process that waits for them, and no others."""

import socket
import sys
import time

import pytest

from media_library.uploading.silence import shut_silent_connections

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the silence")


def test_only_silent_connections_that_came_to_us_are_shut() -> None:
    elsewhere = socket.create_server(("127.0.0.1", 0))
    with socket.create_server(("127.0.0.1", 0)) as server:
        half_open = socket.create_connection(server.getsockname())
        waiting, _ = server.accept()
        busy_peer = socket.create_connection(server.getsockname())
        busy, _ = server.accept()
        time.sleep(0.6)
        busy_peer.sendall(b"x")
        assert busy.recv(1) == b"x"
        assert shut_silent_connections(longer_than=0.5) >= 1
        waiting.settimeout(2)
        assert waiting.recv(1) == b""  # the thread that waited goes on
        busy_peer.sendall(b"y")
        assert busy.recv(1) == b"y"
    for held in (elsewhere, half_open, waiting, busy_peer, busy):
        held.close()


def test_a_connection_of_ours_to_somewhere_is_left_alone() -> None:
    """A database connection may be silent for hours."""
    read_end, write_end = socket.socketpair()
    with socket.create_server(("127.0.0.1", 0)) as server:
        outgoing = socket.create_connection(server.getsockname())
        theirs, _ = server.accept()
        server.close()  # as if the listener belonged to another process
        time.sleep(0.3)
        shut_silent_connections(longer_than=0.2)
        theirs.sendall(b"z")
        assert outgoing.recv(1) == b"z"
    for held in (read_end, write_end, outgoing, theirs):
        held.close()
