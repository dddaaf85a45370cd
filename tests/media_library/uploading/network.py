"""The site in processes of its own, the bad network before it, and a real tus client."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import connection
from tusclient.client import TusClient

from bench.uploads.servers import Server, ours
from tests.peers.processes import python, running, shared_tool

# The spool that these tests look into is the one on disk; `test_multipart.py` has the other.
ON_DISK = {"MEDIA_S3_BUCKET": "", "MEDIA_PRIVATE_S3_BUCKET": ""}


@contextmanager
def running_site(folder: Path, *, env: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run the site on the database of the running test; it can be killed and started again."""
    site = ours(folder, env={**ON_DISK, "DATABASE_URL": _database(), **(env or {})})
    site.start()
    try:
        yield site
    finally:
        site.kill()


@contextmanager
def bad_network(target: int, *faults: str) -> Iterator[int]:
    """Give the port of a proxy to `target`; faults are the shared proxy's options."""
    command = [python(), str(shared_tool("flaky-proxy.py")), "0", str(target), *faults]
    with running(command, seconds=20) as address:
        yield int(address.rpartition(":")[2])


def send(
    path: Path,
    port: int,
    *,
    name: str,
    url: str | None = None,
    chunk: int | None = None,
    pause: float = 0.05,
) -> str:
    """Send a file with tuspy through `port`, by chunks or all at once; return its address."""
    client = TusClient(f"http://127.0.0.1:{port}/{name}/files/")
    sizes = {"chunk_size": chunk} if chunk else {}
    uploader = client.uploader(
        str(path),
        url=f"http://127.0.0.1:{port}{url}" if url else None,
        metadata={"filename": path.name},
        retries=200,
        retry_delay=pause,
        **sizes,
    )
    uploader.upload()
    return urlsplit(uploader.url).path


def _database() -> str:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
