"""The processes of a real installation, on production settings and the servers of this run."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from tests.faults.servers import running_process

ROOT = Path(__file__).resolve().parents[2]
NEEDED = (
    "DATABASE_URL",
    "CELERY_BROKER_URL",
    "AMQP_URL",
    "MEDIA_S3_BUCKET",
    "MEDIA_PRIVATE_S3_BUCKET",
    "MEDIA_S3_ENDPOINT_URL",
)
_CELERY = ("-m", "celery", "-A", "config")
WORKER = (*_CELERY, "worker", "--pool=threads", "--concurrency=2", "-l", "INFO")
BEAT = (*_CELERY, "beat", "--schedule=", "-l", "INFO")


def production_env(**changed: str) -> dict[str, str]:
    """Return an environment with production settings, on the database of the running test."""
    missing = [name for name in NEEDED if not os.environ.get(name)]
    if missing or connection.vendor != "postgresql":
        pytest.fail(f"This test needs servers ({', '.join(missing)}): run make test-services")
    database = urlsplit(os.environ["DATABASE_URL"])
    name = f"/{connection.settings_dict['NAME']}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.base",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1",
        "DATABASE_URL": urlunsplit(database._replace(path=name)),
        "LOG_LEVEL": "INFO",
        **changed,
    }


@contextmanager
def running(
    *words: str, env: Mapping[str, str], log: Path, until: str
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a Python program of the installation; the block begins once its log says `until`."""
    with running_process([sys.executable, *words], env=dict(env), log=log) as process:
        ends = time.monotonic() + 90
        while until not in log.read_text(errors="replace"):
            if time.monotonic() > ends or process.poll() is not None:
                pytest.fail(f"{' '.join(words)} does not start: {log.read_text()[-3000:]}")
            time.sleep(0.1)
        yield process


def run(*words: str, env: Mapping[str, str]) -> None:
    """Run a Python program of the installation to its end."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=dict(env),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"{words[0]} failed: {done.stderr[-3000:]}")
