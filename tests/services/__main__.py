"""Starts servers, runs on them what they can change: python -m tests.services [pytest …]."""

import os
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from tests.faults.servers import BEGINS_AS, Missing
from tests.services.addresses import start_what_is_not_given
from tests.services.migrated import migrated_postgres

ROOT = Path(__file__).resolve().parents[2]


# Half of the tests each, on servers of their own: nothing is shared but the machine.
SHARES = 2
SERVERS = ("DATABASE_URL", "CELERY_BROKER_URL", "AMQP_URL", "MEDIA_S3_ENDPOINT_URL")


def main(arguments: list[str]) -> int:
    """Run pytest on the servers; returns its exit code, or 2 when a server is missing."""
    # A killed run must end its servers too: SIGTERM leaves by the same door as Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    # Servers that somebody else gave are there once.
    shares = 1 if any(name in os.environ for name in SERVERS) else SHARES
    with ExitStack() as stack:
        try:
            if "DATABASE_URL" not in os.environ:
                _say("· every migration, applied once")
                os.environ[BEGINS_AS] = str(_migrated(stack))
            begin = partial(_begin, arguments, shares=shares)
            stacks = [stack.enter_context(ExitStack()) for _share in range(shares)]
            with ThreadPoolExecutor(shares) as pool:  # servers take their time to start
                runs = list(pool.map(begin, range(shares), stacks))
        except (Missing, pytest.fail.Exception) as error:
            _say(f"make test-services: {error}")
            return 2
        codes = [run.wait() for run, _said in runs]
        for number, (_run, said) in enumerate(runs[1:], start=2):
            _say(f"\n=== share {number} of {shares}\n{said.read_text()}")
        # A small selection may leave one share without a test.
        empty = int(pytest.ExitCode.NO_TESTS_COLLECTED)
        found = [code for code in codes if code != empty]
        return next((code for code in found if code), 0) if found else empty


def _migrated(stack: ExitStack) -> Path:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="migrated-")))
    folder.chmod(0o755)
    return migrated_postgres(folder / "postgres")


def _begin(
    arguments: list[str], share: int, stack: ExitStack, *, shares: int
) -> tuple[subprocess.Popen[bytes], Path]:
    """Start one share of the tests; the first speaks here, the others into a file."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="services-")))
    # The database server may run as another user and must get through to its own folder.
    folder.chmod(0o755)
    addresses = start_what_is_not_given(os.environ, folder=folder, stack=stack)
    for name in SERVERS:
        _say(f"· {name}={_without_password(addresses[name])}")
    command = [sys.executable, "-m", "pytest", "-m", "not browser"]
    command += ["-p", "tests.services.choosing", "--share", f"{share + 1}/{shares}", *arguments]
    said = folder / "said.txt"
    run = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **addresses, "DATA_DIR": str(folder)},
        stdout=stack.enter_context(said.open("wb")) if share else None,
        stderr=subprocess.STDOUT if share else None,
    )
    stack.callback(_end, run)
    return run, said


def _end(run: subprocess.Popen[bytes]) -> None:
    if run.poll() is None:
        run.terminate()
        run.wait()


def _without_password(address: str) -> str:
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
