"""A real S3 server (SeaweedFS) for tests of stored media."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.peers.processes import cache_folder, free_port, running, shared_tool

_FIRST_RUN_SECONDS = 600  # it installs itself from PyPI
# It names eight ports as free and takes them seconds later: another process may be faster.
_ATTEMPTS = 3


@dataclass(frozen=True)
class S3Server:
    """Where it is and the only keys it lets in; path-style addresses, region us-east-1."""

    url: str
    access_key: str = "pearls-tests"
    secret_key: str = "pearls-tests-secret"


@contextmanager
def s3_server(data: Path) -> Iterator[S3Server]:
    """Run a server whose objects live in the folder `data`."""
    keys = S3Server(url="")
    env = {
        "AWS_ACCESS_KEY_ID": keys.access_key,
        "AWS_SECRET_ACCESS_KEY": keys.secret_key,
        "S3_TOOL": str(cache_folder("s3")),
    }
    tool = str(shared_tool("s3-server.sh"))
    with ExitStack() as stack:
        for attempts_left in reversed(range(_ATTEMPTS)):
            command = [tool, str(data), str(free_port())]
            try:
                url = stack.enter_context(running(command, seconds=_FIRST_RUN_SECONDS, env=env))
                break
            except pytest.fail.Exception:
                if not attempts_left:
                    raise
        yield S3Server(url=url)
