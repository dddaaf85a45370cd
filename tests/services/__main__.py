"""Starts the servers, runs the suite on them and ends them: python -m tests.services [pytest …]."""

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.servers import Missing
from tests.services.addresses import start_what_is_not_given

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Run pytest on the servers; returns its exit code, or 2 when a server is missing."""
    # A killed run must end its servers too: SIGTERM leaves by the same door as Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="services-")))
        # The database server may run as another user and must get through to its own folder.
        folder.chmod(0o755)
        try:
            addresses = start_what_is_not_given(os.environ, folder=folder, stack=stack)
        except (Missing, pytest.fail.Exception) as error:
            _say(f"make test-services: {error}")
            return 2
        for name in ("DATABASE_URL", "CELERY_BROKER_URL", "AMQP_URL", "MEDIA_S3_ENDPOINT_URL"):
            _say(f"· {name}={_without_password(addresses[name])}")
        command = [sys.executable, "-m", "pytest", "-m", "not browser", *arguments]
        env = {**os.environ, **addresses, "DATA_DIR": str(folder)}
        return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def _without_password(address: str) -> str:
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
