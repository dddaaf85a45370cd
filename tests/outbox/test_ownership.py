"""Ownership on one machine: a lock on a file, which dies with its process and not before."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from outbox.ownership import FileLock, LeaseOnly
from outbox.ownership.session_lock import lock_key

PROJECT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from pathlib import Path
from outbox.ownership.file_lock import FileLock
lock = FileLock(directory=Path(sys.argv[1]))
lock.ensure()
print(lock.identity, flush=True)
time.sleep(60)
"""


@pytest.fixture
def other(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
    )
    process.identity = process.stdout.readline().strip()
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def mine(tmp_path):
    lock = FileLock(directory=tmp_path)
    lock.ensure()
    yield lock
    lock.let_go()


def test_another_process_is_alive_even_while_it_is_stopped(mine, other):
    assert mine.is_alive(other.identity)
    os.kill(other.pid, signal.SIGSTOP)
    time.sleep(0.1)
    assert mine.is_alive(other.identity)


def test_a_killed_process_is_gone_at_once_and_for_good(mine, other):
    other.kill()
    other.wait()
    assert not mine.is_alive(other.identity)


def test_an_identity_is_kept_until_it_is_lost_and_never_reused(mine, tmp_path):
    first = mine.identity
    mine.ensure()
    assert mine.identity == first
    assert mine.still_mine(first)
    for path in tmp_path.glob("*.lock"):
        path.unlink()
    assert not mine.still_mine(first)
    mine.ensure()
    assert mine.identity != first
    assert not mine.still_mine(first)
    assert mine.still_mine(mine.identity)


def test_leaving_takes_the_file_along(tmp_path):
    lock = FileLock(directory=tmp_path)
    lock.ensure()
    identity = lock.identity
    lock.let_go()
    assert list(tmp_path.glob("*.lock")) == []
    assert not FileLock(directory=tmp_path).is_alive(identity)


def test_files_of_the_long_dead_are_swept_up(tmp_path):
    old = tmp_path / "host-1-dead.lock"
    old.touch()
    os.utime(old, (0, 0))
    lock = FileLock(directory=tmp_path)
    lock.ensure()
    assert not old.exists()
    lock.let_go()


def test_a_lease_knows_nothing_of_life():
    lease = LeaseOnly()
    assert lease.ends_with_lease
    assert not lease.is_alive("anybody")
    assert lease.still_mine(lease.identity)


def test_lock_keys_are_signed_64_bit_and_differ():
    keys = {lock_key(f"host:{n}") for n in range(1000)}
    assert len(keys) == 1000
    assert all(-(2**63) <= key < 2**63 for key in keys)
