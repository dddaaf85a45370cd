"""Running a program on a stranger's file: limited, without network, and gone when it is done."""

import contextlib
import logging
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Literal

log = logging.getLogger(__name__)

MIB = 1024 * 1024
_LAUNCHER = Path(__file__).with_name("launcher.py")
_MOST_STDOUT = 16 * MIB
_TAIL = 4000

Ended = Literal["done", "failed", "out-of-time", "killed"]


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one run may use: address space, CPU time, time by the clock, and any file's size."""

    memory_bytes: int
    cpu_seconds: int
    wall_seconds: float
    file_bytes: int


@dataclass(frozen=True, kw_only=True)
class Ran:
    """How a run ended.

    `done` is status 0 and `failed` any other; `out-of-time` is the clock or the CPU limit;
    `killed` is any other signal. `status` is None unless it ended by itself. `peak_bytes` is its
    largest resident size and `cpu_seconds` what it computed, both 0 where that was not learned.
    """

    status: int | None
    stdout: bytes
    stderr_tail: str
    ended: Ended
    peak_bytes: int
    cpu_seconds: float = 0.0


def run_isolated(
    arguments: Sequence[str], *, folder: Path, limits: Limits, stdin: bytes = b""
) -> Ran:
    """Run a program in `folder`, which holds its input and nothing else of ours.

    No shell, no inherited environment or open file, a session of its own, low priority, and no
    network where the system allows that. Whatever it started is ended with it.
    """
    ran, network = _run(arguments, folder=folder, limits=limits, stdin=stdin)
    if network == "there":
        _say_once_that_the_network_stays()
    return ran


@cache
def network_is_away() -> bool:
    """Tell whether a program that we run here is cut off from the network."""
    limits = Limits(memory_bytes=256 * MIB, cpu_seconds=5, wall_seconds=20, file_bytes=MIB)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-I", "-S", "-c", ""]
        _, network = _run(command, folder=Path(folder), limits=limits, stdin=b"")
    return network in {"namespace", "filter"}


def _run(
    arguments: Sequence[str], *, folder: Path, limits: Limits, stdin: bytes
) -> tuple[Ran, str]:
    # Files and not pipes: the limit on file size then holds for what it prints, too, and nobody
    # who keeps a pipe open can keep us waiting.
    with (
        tempfile.TemporaryFile() as said,
        tempfile.TemporaryFile() as complained,
        tempfile.TemporaryFile() as given,
    ):
        given.write(stdin)
        given.seek(0)
        report = _supervised(
            arguments, folder=folder, limits=limits, streams=(given, said, complained)
        )
        code, peak, seconds, network = _read(report)
        ended, status = _ending(code)
        return Ran(
            status=status,
            stdout=_start_of(said),
            stderr_tail=_end_of(complained),
            ended=ended,
            peak_bytes=peak,
            cpu_seconds=seconds,
        ), network


def _supervised(
    arguments: Sequence[str],
    *,
    folder: Path,
    limits: Limits,
    streams: tuple[IO[bytes], IO[bytes], IO[bytes]],
) -> bytes | None:
    """Run the launcher; returns its report, empty if it died, or None if time ran out."""
    reading, writing = os.pipe()
    numbers = (writing, limits.memory_bytes, limits.cpu_seconds, limits.file_bytes)
    try:
        process = subprocess.Popen(  # noqa: S603 - an argument list, and never a shell
            [sys.executable, "-I", "-S", str(_LAUNCHER), *map(str, numbers), *arguments],
            cwd=folder,
            env=_environment(folder),
            stdin=streams[0],
            stdout=streams[1],
            stderr=streams[2],
            pass_fds=(writing,),
            start_new_session=True,
        )
    except BaseException:
        os.close(reading)
        raise
    finally:
        os.close(writing)
    try:
        waiting = select.poll()
        waiting.register(reading, select.POLLIN)
        if waiting.poll(limits.wall_seconds * 1000):
            return os.read(reading, 200)
        return None
    finally:
        os.close(reading)
        # Before it is waited for: until then its number cannot have become somebody else's.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
    }


def _read(report: bytes | None) -> tuple[int | None, int, float, str]:
    if report is None:
        return None, 0, 0.0, "unknown"
    words = report.decode().split()
    if len(words) != 4:
        return -signal.SIGKILL, 0, 0.0, "unknown"
    return int(words[0]), int(words[1]), float(words[2]), words[3]


def _ending(code: int | None) -> tuple[Ended, int | None]:
    if code is None or code == -signal.SIGXCPU:
        return "out-of-time", None
    if code < 0:
        return "killed", None
    return ("failed" if code else "done"), code


def _start_of(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    return stream.read(_MOST_STDOUT)


def _end_of(stream: IO[bytes]) -> str:
    stream.seek(max(0, stream.seek(0, os.SEEK_END) - _TAIL))
    return stream.read().decode(errors="replace")


@cache
def _say_once_that_the_network_stays() -> None:
    log.warning("decoders run with the network in reach: this system lets us take it from nobody")
