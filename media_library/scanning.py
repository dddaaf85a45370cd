"""Asking a ClamAV daemon whether a file carries a known virus; what it did not say is not clean."""

import socket
import struct
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Literal

from django.conf import settings

_BLOCK = 64 * 1024
_SECONDS_OF_SILENCE = 60.0
_SECONDS_IN_ALL = 300.0
_LONGEST_ANSWER = 4096
_CLEAN = b"stream: OK\0"
_PREFIX, _FOUND = b"stream: ", b" FOUND\0"
# Under AlertExceedsMax it "finds" this in what it did not look at to the end.
_NOT_LOOKED_AT = "Heuristics.Limits.Exceeded"
# A limit that is reached by how busy the machine is, and not by the file.
_TOO_SLOW = ".MaxScanTime"
_OVER_LIMIT = "INSTREAM size limit exceeded"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What is known of a file: `detail` names the virus, or says why it was not scanned.

    `not-scanned` is a third answer beside clean and infected, and never stands for clean.
    """

    result: Literal["clean", "infected", "not-scanned"]
    detail: str = ""
    is_too_large: bool = False  # for the scanner as it is set up; asking again changes nothing


def scan(stream: IO[bytes]) -> Verdict:
    """Have everything that `stream` still holds scanned by the daemon at CLAMD_ADDRESS."""
    address = settings.CLAMD_ADDRESS
    if not address:
        return Verdict(result="not-scanned", detail="no scanner is set up")
    try:
        with _connected(address) as clamd:
            answer = _ask(clamd, stream)
    except OSError as error:
        return Verdict(result="not-scanned", detail=f"the scanner cannot be asked: {error}")
    return _understood(answer)


def scan_is_required() -> bool:
    """Tell whether a file that was not scanned may not go on (VIRUS_SCAN_REQUIRED)."""
    return bool(settings.VIRUS_SCAN_REQUIRED)


def _connected(address: str) -> socket.socket:
    """Connect to `/path/of/its.socket` or `host:port`."""
    if address.startswith("/"):
        clamd = socket.socket(socket.AF_UNIX)
        clamd.settimeout(_SECONDS_OF_SILENCE)
        try:
            clamd.connect(address)
        except OSError:
            clamd.close()
            raise
        return clamd
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise OSError("CLAMD_ADDRESS is neither a path nor host:port")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=_SECONDS_OF_SILENCE)


def _ask(clamd: socket.socket, stream: IO[bytes]) -> bytes:
    until = time.monotonic() + _SECONDS_IN_ALL
    # Over its limit the daemon answers and hangs up while we still send: hear the answer then.
    with suppress(BrokenPipeError, ConnectionResetError):
        clamd.sendall(b"zINSTREAM\0")
        while block := stream.read(_BLOCK):
            if time.monotonic() > until:
                raise TimeoutError("it takes too long")
            clamd.sendall(struct.pack("!I", len(block)) + block)
        clamd.sendall(struct.pack("!I", 0))
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
        part = clamd.recv(_LONGEST_ANSWER)
        if not part:
            break
        answer += part
    return answer


def _understood(answer: bytes) -> Verdict:
    """Read the daemon's answer: only its exact words for clean are clean."""
    if answer == _CLEAN:
        return Verdict(result="clean")
    if answer.startswith(_PREFIX) and answer.endswith(_FOUND):
        name = answer.removeprefix(_PREFIX).removesuffix(_FOUND).decode(errors="replace")
        if name.startswith(_NOT_LOOKED_AT):
            is_too_large = not name.endswith(_TOO_SLOW)
            return Verdict(result="not-scanned", detail=name, is_too_large=is_too_large)
        return Verdict(result="infected", detail=name)
    words = answer.rstrip(b"\0\n").decode(errors="replace")
    return Verdict(
        result="not-scanned",
        detail=words or "the scanner hung up without an answer",
        is_too_large=words.startswith(_OVER_LIMIT),
    )
