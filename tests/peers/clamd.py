"""A real ClamAV daemon with signatures of our own, for tests of scanning."""

import hashlib
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

# In two parts, or scanners would eat this repository.
EICAR = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + "!$H+H*").encode()
STREAM_LIMIT = 8 * 1024 * 1024
FILE_LIMIT = 4 * 1024 * 1024
_SECONDS_TO_START = 60


@contextmanager
def clamd(folder: Path) -> Iterator[str]:
    """Run a daemon that keeps everything in `folder`; gives the path of its socket."""
    program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        pytest.fail("clamd is missing: install Debian's clamav-daemon (no service need run)")
    signatures = folder / "signatures"
    signatures.mkdir()
    # MD5 is the signature format's, and finds a harmless text.
    digest = hashlib.md5(EICAR, usedforsecurity=False).hexdigest()
    (signatures / "local.hdb").write_text(f"{digest}:{len(EICAR)}:Local.Eicar\n")
    (signatures / "local.ndb").write_text(
        f"Local.Eicar.Body:0:*:{EICAR.hex()}\nLocal.Jpeg.Php:0:0:ffd8ff*{b'<?php'.hex()}\n"
    )
    address = folder / "clamd.socket"
    settings = folder / "clamd.conf"
    settings.write_text(
        f"LocalSocket {address}\nDatabaseDirectory {signatures}\nForeground true\n"
        f"StreamMaxLength {STREAM_LIMIT}\nMaxFileSize {FILE_LIMIT}\nMaxScanSize {STREAM_LIMIT}\n"
        "AlertExceedsMax yes\n"
    )
    log = folder / "clamd.log"
    with log.open("wb") as words:
        daemon = subprocess.Popen(
            [program, "--config-file", str(settings)], stdout=words, stderr=words
        )
    try:
        _wait_for(address, daemon, log)
        yield str(address)
    finally:
        daemon.terminate()
        try:
            daemon.wait(timeout=15)
        except subprocess.TimeoutExpired:
            daemon.kill()
            daemon.wait(timeout=5)


def _wait_for(address: Path, daemon: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + _SECONDS_TO_START
    while not address.exists():
        if daemon.poll() is not None or time.monotonic() > until:
            pytest.fail(f"clamd was not ready: {log.read_text()[-1000:]}")
        time.sleep(0.05)
