"""The benchmark in small: fifty cuts, four kills of the server and two of the client."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.settings.environment import PROJECT_DIR
from tests.media_library.uploading.network import ON_DISK
from tests.peers.processes import shared_tool


@pytest.mark.services
def test_a_file_comes_through_everything_with_little_memory(tmp_path: Path) -> None:
    shared_tool("flaky-proxy.py")
    small = {"UPLOAD_BENCH_MB": "48", "UPLOAD_BENCH_RIVAL": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "bench", "upload"],
        cwd=PROJECT_DIR,
        env={
            **os.environ,
            **ON_DISK,
            **small,
            "DATABASE_URL": f"sqlite:///{tmp_path}/bench.sqlite3",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    (result,) = json.loads(done.stdout.splitlines()[-1])["results"]
    assert result["is_identical"]
    assert result["cuts"] >= 40
    assert result["resume_median"] < 1
    assert result["memory"] <= 64 * 1024 * 1024
