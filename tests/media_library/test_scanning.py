"""Scanning: three answers, of which only an exact one is clean."""

import io
import socket
import struct
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from media_library.scanning import scan
from tests.factories import jpeg
from tests.peers.clamd import EICAR, FILE_LIMIT, STREAM_LIMIT, clamd


@contextmanager
def scanner(answer: bytes, *, hears: int | None = None) -> Iterator[tuple[str, list[bytes]]]:
    """A scanner that answers `answer`, after `hears` bytes if it has no patience for more."""
    heard: list[bytes] = []

    def serve() -> None:
        peer, _ = server.accept()
        with peer, peer.makefile("rb") as said:
            heard.append(said.read(len(b"zINSTREAM\0")))
            taken = 0
            while hears is None or taken < hears:
                (length,) = struct.unpack("!I", said.read(4))
                if not length:
                    break
                heard.append(said.read(length))
                taken += length
            peer.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as server:
        serving = threading.Thread(target=serve)
        serving.start()
        yield f"127.0.0.1:{server.getsockname()[1]}", heard
        serving.join(timeout=20)


def test_the_whole_stream_is_shown_in_blocks(settings) -> None:
    content = bytes(range(256)) * 1000
    with scanner(b"stream: OK\0") as (settings.CLAMD_ADDRESS, heard):
        assert scan(io.BytesIO(content)).result == "clean"
    assert heard[0] == b"zINSTREAM\0"
    assert b"".join(heard[1:]) == content


@pytest.mark.parametrize(
    ("answer", "result", "detail"),
    [
        (b"stream: OK\0", "clean", ""),
        (b"stream: Local.Eicar FOUND\0", "infected", "Local.Eicar"),
        (b"stream: OK FOUND\0", "infected", "OK"),
        (b"stream: OK", "not-scanned", "stream: OK"),
        (b"stream: OK\n\0", "not-scanned", "stream: OK"),
        (b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0", "not-scanned", "Limits"),
        (b"stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND\0", "not-scanned", "MaxScanTime"),
        (b"other: OK\0", "not-scanned", "other: OK"),
        (b"INSTREAM size limit exceeded. ERROR\0", "not-scanned", "INSTREAM size limit"),
        (b"", "not-scanned", "hung up"),
    ],
)
def test_only_the_exact_answer_is_clean(settings, answer, result, detail) -> None:
    with scanner(answer) as (settings.CLAMD_ADDRESS, _):
        verdict = scan(io.BytesIO(b"something"))
    assert verdict.result == result
    assert detail in verdict.detail
    assert verdict.is_too_large == (detail in {"Limits", "INSTREAM size limit"})


def test_a_scanner_that_hangs_up_in_the_middle_has_not_scanned(settings) -> None:
    with scanner(b"", hears=100_000) as (settings.CLAMD_ADDRESS, _):
        assert scan(io.BytesIO(bytes(20_000_000))).result == "not-scanned"


@pytest.mark.parametrize("address", ["", "/nowhere/clamd.socket", "127.0.0.1:1", "no address"])
def test_without_a_scanner_nothing_is_clean(settings, address) -> None:
    settings.CLAMD_ADDRESS = address
    verdict = scan(io.BytesIO(b"something"))
    assert verdict.result == "not-scanned"
    assert verdict.detail


@pytest.fixture(scope="module")
def daemon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with clamd(tmp_path_factory.mktemp("clamd")) as address:
        yield address


def zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.txt", content)
    return out.getvalue()


@pytest.mark.services
@pytest.mark.parametrize(
    ("content", "result"),
    [
        (jpeg(), "clean"),
        (b"", "clean"),
        (EICAR, "infected"),
        (zipped(EICAR), "infected"),
        (jpeg() + EICAR, "infected"),
        (jpeg() + b"<?php", "infected"),
        (zipped(b"harmless"), "clean"),
        (bytes(FILE_LIMIT + 1), "not-scanned"),
        (bytes(STREAM_LIMIT + 1), "not-scanned"),
        (bytes(STREAM_LIMIT) + EICAR, "not-scanned"),
        (bytes(4 * STREAM_LIMIT), "not-scanned"),
    ],
    ids=[
        *("photo", "empty", "virus", "virus in zip", "virus behind photo", "script in photo"),
        *(
            "zip",
            "over the file limit",
            "over the limit",
            "virus over the limit",
            "far over the limit",
        ),
    ],
)
def test_a_real_scanner_tells_them_apart(settings, daemon, content, result) -> None:
    settings.CLAMD_ADDRESS = daemon
    verdict = scan(io.BytesIO(content))
    assert verdict.result == result
    assert verdict.is_too_large == (result == "not-scanned")


@pytest.mark.services
def test_a_scanner_that_went_away_has_not_scanned(settings, tmp_path: Path) -> None:
    with clamd(tmp_path) as settings.CLAMD_ADDRESS:
        assert scan(io.BytesIO(EICAR)).result == "infected"
    assert scan(io.BytesIO(EICAR)).result == "not-scanned"
