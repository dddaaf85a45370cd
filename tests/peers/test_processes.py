"""The starters themselves: a missing tool is named, a peer ends with its block."""

import os
from pathlib import Path

import httpx
import pytest

from tests.peers.processes import free_port, python, running, shared_tool
from tests.peers.s3 import s3_server

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


@pytest.mark.parametrize(("deaths", "starts"), [(0, 1), (2, 3), (9, 3)])
def test_the_s3_server_is_started_again_where_a_port_was_taken_from_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, deaths: int, starts: int
) -> None:
    tools, count = tmp_path / "tools", tmp_path / "count"
    tools.mkdir()
    tool = tools / "s3-server.sh"
    tool.write_text(
        f"#!/bin/sh\necho >> {count}\n"
        f"[ $(wc -l < {count}) -gt {deaths} ] || exit 1\necho READY here\nsleep 600\n"
    )
    tool.chmod(0o755)
    monkeypatch.setenv("SHARED_DIR", str(tmp_path))
    monkeypatch.setenv("PEER_CACHE", str(tmp_path))
    try:
        with s3_server(tmp_path / "data") as server:
            assert server.url == "here"
    except pytest.fail.Exception:
        assert deaths >= starts
    assert len(count.read_text().splitlines()) == starts
