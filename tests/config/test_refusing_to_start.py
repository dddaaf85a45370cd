"""What cannot start says why, in one breath, and what to set."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config.demo.starting import CannotStart, check_port, start_over
from config.settings.environment import REQUIRED

ROOT = Path(__file__).resolve().parents[2]
WHOLE = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "pearls.example.org",
    "SITE_URL": "https://pearls.example.org",
    "DATABASE_URL": "sqlite://:memory:",
    "CELERY_BROKER_URL": "memory://",
}


def start(**environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", "import config.settings.base"],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_with_the_five_settings_and_nothing_else():
    assert start(**WHOLE).returncode == 0


@pytest.mark.parametrize("missing", sorted(REQUIRED))
def test_production_refuses_without_one_of_them_and_names_it(missing):
    answer = start(**{name: value for name, value in WHOLE.items() if name != missing})
    assert answer.returncode != 0
    assert f"  {missing}: {REQUIRED[missing]}" in answer.stderr
    assert not any(f"  {name}:" in answer.stderr for name in REQUIRED if name != missing)


def test_all_that_is_missing_is_named_at_once():
    answer = start()
    assert all(f"  {name}:" in answer.stderr for name in REQUIRED)


def test_a_port_that_is_taken_is_named_with_another_to_try():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=f"make demo PORT={port + 1}"):
            check_port("127.0.0.1", port)


def test_starting_over_removes_a_demo_and_nothing_else(tmp_path):
    precious = tmp_path / "photos"
    precious.mkdir()
    (precious / "only copy.jpg").write_text("x")
    with pytest.raises(CannotStart, match="does not look like a demo"):
        start_over(precious)
    assert (precious / "only copy.jpg").exists()
    demo = tmp_path / "demo"
    (demo / "secrets").mkdir(parents=True)
    start_over(demo)
    assert not demo.exists()
