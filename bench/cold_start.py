"""A clean clone to the first page: cold, and once more with everything there."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 600.0


def run():
    with tempfile.TemporaryDirectory(prefix="pearls-clone-") as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        cold, warm = _first_page(clone), _first_page(clone)
    rows = [
        ("start", "seconds to the first page", "aim"),
        ("cold (no .venv, no data)", f"{cold:.0f}", "≤ 90"),
        ("warm", f"{warm:.0f}", "≤ 10"),
    ]
    figures = {"cold_s": round(cold, 1), "warm_s": round(warm, 1)}
    return "make demo, from git clone", rows, figures


def _first_page(clone: Path) -> float:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    kept = {"PATH", "HOME", "LANG", "SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE"}
    environment = {name: value for name, value in os.environ.items() if name in kept}
    began = time.monotonic()
    demo = subprocess.Popen(
        [_python(), "run.py", "demo"],
        cwd=clone,
        env={**environment, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=sys.stderr,
    )
    try:
        while time.monotonic() - began < LONGEST and demo.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/en/", timeout=30):
                    return time.monotonic() - began
            except OSError:
                time.sleep(0.2)
        raise SystemExit("the demo did not start")
    finally:
        demo.send_signal(signal.SIGINT)
        demo.wait(timeout=60)


def _python() -> str:
    # The machine's own Python, as a newcomer has it, not this environment's.
    return str(Path(sys.base_prefix) / "bin" / "python3")
