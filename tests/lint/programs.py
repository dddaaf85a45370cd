"""Running other programs as checks: silence is good, words are complaints."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The programs of .venv, wherever it is; of the system, also where administrators keep theirs.
PROGRAMS = os.pathsep.join(
    [str(Path(sys.executable).parent), os.environ.get("PATH", ""), "/usr/sbin", "/sbin"]
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")

Complaints = list[str]


def run(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, last_lines: int = 40
) -> Complaints:
    """Run a program in the root of the repository; returns its words if it fails, else []."""
    status, lines = output_of(command, env=env)
    if status == 0:
        return []
    return lines[-last_lines:] or [f"{command[0]} ended with {status} and said nothing"]


def output_of(
    command: Sequence[str], *, env: Mapping[str, str] | None = None
) -> tuple[int, Complaints]:
    """Run a program in the root of the repository; returns its status and its lines."""
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PATH": PROGRAMS, "NO_COLOR": "1", **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        return 127, [f"{command[0]} is not installed: run make setup"]
    lines = (_COLOUR.sub("", line).rstrip() for line in done.stdout.splitlines())
    return done.returncode, [line for line in lines if line]
