"""The starters themselves: a missing tool is named, a peer ends with its block."""

import os
from pathlib import Path

import httpx
import pytest

from tests.peers.processes import free_port, python, running, shared_tool

_PEER = "import os,time; print('READY', os.getpid(), flush=True); time.sleep(600)"


def test_a_missing_tool_fails_the_test_and_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SHARED_DIR", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match=r"bluesky-pds\.sh is missing"):
        shared_tool("bluesky-pds.sh")


def test_a_peer_ends_with_its_block() -> None:
    with running([python(), "-c", _PEER], seconds=20) as process_id:
        os.kill(int(process_id), 0)
    with pytest.raises(ProcessLookupError):
        os.kill(int(process_id), 0)


def test_a_peer_that_dies_early_fails_the_test_with_its_last_words() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"was not ready: .*no luck"):
        with running([python(), "-c", "raise SystemExit('no luck')"], seconds=20):
            pass


def test_a_free_port_is_free() -> None:
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{free_port()}")
