"""A PostgreSQL of a benchmark's own, and the environment in which its processes meet it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.servers import running_postgres


@contextmanager
def own_postgres(prefix: str, *settings: str) -> Iterator[dict[str, str]]:
    """Yield the environment for processes on an empty server that ends with the block.

    `settings` are the server's own, such as "track_commit_timestamp=on".
    """
    with TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        os.chmod(folder, 0o755)  # the database server may run as another user
        with running_postgres(folder / "postgres", *settings) as postgres:
            yield {
                **os.environ,
                "DATABASE_URL": postgres.url,
                "DATA_DIR": str(folder),
                "DJANGO_SETTINGS_MODULE": "bench.settings",
                "LOG_LEVEL": "ERROR",
            }
