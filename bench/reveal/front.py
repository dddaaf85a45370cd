"""nginx as it is shipped, on free ports, and the clock as a process that can be killed."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.settings.environment import PROJECT_DIR
from tests.faults.servers import Missing, free_port, running_process, wait_for
from tests.lint.deployment import PROGRAMS, nginx_options, place_nginx


@contextmanager
def fronted(app: int, *, data: Path) -> Iterator[int]:
    """Run the shipped nginx before the web process at port `app`; yields its port without TLS.

    Changed are places and ports, and one port more: TLS by the thousand would burden the viewers,
    who share the machine, more than nginx.
    """
    program = shutil.which("nginx", path=PROGRAMS)
    if program is None:
        raise Missing("nginx is missing. Debian package: nginx")
    folder = data / "nginx"
    folder.mkdir()
    folder.chmod(0o755)
    config = place_nginx(folder)
    plain, tls, viewers = free_port(), free_port(), free_port()
    text = re.sub(r"^ *listen \[::\].*\n", "", config.read_text(), flags=re.MULTILINE)
    text = text.replace(str(folder / "data"), str(data))
    text = text.replace("listen 80 ", f"listen 127.0.0.1:{plain} ")
    text = text.replace("listen 443 ssl;", f"listen 443 ssl;\nlisten 127.0.0.1:{viewers};")
    config.write_text(text.replace("listen 443 ", f"listen 127.0.0.1:{tls} "))
    (folder / "pearls" / "upstream.conf").write_text(f"server 127.0.0.1:{app} max_fails=0;\n")
    options = f"{nginx_options(folder)} daemon off;"
    words = [program, "-p", str(folder), "-c", str(config), "-g", options]
    with running_process(words, log=folder / "words.log"):
        wait_for(viewers)
        yield viewers


class ClockProcess:
    """`reveal_clock`, started, killed as a power cut would, and started again."""

    def __init__(self, env: dict[str, str], *, log: Path) -> None:
        self._env, self._log = env, log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "manage.py", "reveal_clock"],
                env=self._env,
                cwd=PROJECT_DIR,
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextmanager
def ticking(env: dict[str, str], *, log: Path) -> Iterator[ClockProcess]:
    """Run a clock until the block ends."""
    clock = ClockProcess(env, log=log)
    clock.start()
    try:
        yield clock
    finally:
        clock.kill()
