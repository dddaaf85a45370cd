#!/usr/bin/env python3
"""One command from a clean clone: python3 run.py demo | test | manage … (standard library only).

Makes .venv, installs the locked requirements (with uv where it can be had, else with pip),
compiles the message catalogues, then becomes the command itself, so that signals and exit codes
pass through.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = {"base": ["base.txt"], "dev": ["base.txt", "dev.txt"]}

COMMANDS = {
    "demo": ("base", ["manage.py", "demo"]),
    "test": ("dev", ["-m", "pytest", "-m", "not browser and not services"]),
    "test-browser": ("dev", ["-m", "pytest", "-m", "browser"]),
    "test-services": ("dev", ["-m", "tests.services"]),
    "lint": ("dev", ["-m", "tests.lint"]),
    "bench": ("dev", ["-m", "bench"]),
    "manage": ("base", ["manage.py"]),
    "python": ("dev", []),
    "setup": ("dev", None),
}
SETTINGS = {"demo": "demo", "manage": "demo"}


def say(text: str) -> None:
    print(f"\033[2m· {text}\033[0m" if sys.stderr.isatty() else f"· {text}", file=sys.stderr)


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit(f"Python 3.11 or later is needed, this is {sys.version.split()[0]}.")
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        sys.exit(f"usage: python3 run.py {' | '.join(COMMANDS)}")
    name, rest = sys.argv[1], sys.argv[2:]
    level, arguments = COMMANDS[name]
    install(level)
    compile_messages()
    if arguments is None:
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = f"config.settings.{SETTINGS.get(name, 'test')}"
    command = [str(PYTHON), *arguments, *rest]
    os.chdir(ROOT)
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def install(level: str) -> None:
    """Make .venv hold what the lock files of `level` say; nothing to do costs nothing."""
    stamp = VENV / f".installed-{level}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == fingerprint(level):
        return
    began = time.monotonic()
    if not PYTHON.exists():
        say("making .venv")
        make_venv()
    say(f"installing packages (requirements/{', '.join(LOCKS[level])})")
    uv = find_uv()
    requirements = [
        part for name in LOCKS[level] for part in ("-r", str(ROOT / "requirements" / name))
    ]
    if uv:
        command = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    else:
        command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*command, "--require-hashes", *requirements], check=False).returncode:
        sys.exit("The packages could not be installed: see the message above. Is there a network?")
    for name in LOCKS if level == "dev" else [level]:
        (VENV / f".installed-{name}").write_text(fingerprint(name))
    say(f"installed in {time.monotonic() - began:.0f} s")


def fingerprint(level: str) -> str:
    """Return the hash of the lock files of a level."""
    files = [ROOT / "requirements" / name for name in LOCKS[level]]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def make_venv() -> None:
    if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
        sys.exit("Python's venv module is missing. On Debian: apt install python3-venv")


def find_uv() -> str | None:
    """Return a uv to install with: from PATH, or put into .venv; None if neither works."""
    if found := shutil.which("uv"):
        return found
    own = BIN / ("uv.exe" if os.name == "nt" else "uv")
    if not own.exists():
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"]
        subprocess.run(pip, check=False)
    return str(own) if own.exists() else None


COMPILER = """
import sys
from pathlib import Path
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
for name in sys.argv[1:]:
    source = Path(name)
    with source.open("rb") as catalogue, source.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(catalogue))
"""


def compile_messages() -> None:
    """Compile catalogues that are newer than what was compiled from them."""
    stale = [
        str(source)
        for source in (ROOT / "locale").glob("*/LC_MESSAGES/django.po")
        if not source.with_suffix(".mo").exists()
        or source.with_suffix(".mo").stat().st_mtime < source.stat().st_mtime
    ]
    if stale:
        subprocess.run([str(PYTHON), "-c", COMPILER, *stale], check=True)


if __name__ == "__main__":
    main()
