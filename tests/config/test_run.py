"""What run.py, the one command of a clean clone, gives to the program it becomes."""

import os
import subprocess
import sys

import run

ASK = "import os, sys; print(sys.dont_write_bytecode, os.environ['DJANGO_SETTINGS_MODULE'])"


def test_what_is_compiled_once_is_kept_whatever_the_machine_says() -> None:
    """A demo is six processes and a fault run hundreds: none may compile all of Django anew."""
    told = subprocess.run(
        [sys.executable, "run.py", "python", "-c", ASK],
        cwd=run.ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["False", "config.settings.test"]
