"""A program run in isolation has its limits, sees nothing of ours and leaves nothing behind."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from media_library.decoding import isolation
from media_library.decoding.isolation import MIB, Limits, Ran, network_is_away, run_isolated

LIMITS = Limits(memory_bytes=512 * MIB, cpu_seconds=5, wall_seconds=30.0, file_bytes=4 * MIB)
_ROOT = Path(__file__).resolve().parents[3]


def run(code: str, folder: Path, *, limits: Limits = LIMITS, stdin: bytes = b"") -> Ran:
    command = [sys.executable, "-I", "-S", "-c", code]
    return run_isolated(command, folder=folder, limits=limits, stdin=stdin)


def test_what_it_says_and_how_it_ended_come_back(tmp_path: Path) -> None:
    ran = run("import sys; print(sys.stdin.read()); sys.exit(3)", tmp_path, stdin=b"hello")
    assert (ran.ended, ran.status, ran.stdout) == ("failed", 3, b"hello\n")
    assert run("", tmp_path).ended == "done"


def test_the_largest_memory_comes_back(tmp_path: Path) -> None:
    ran = run("block = bytearray(200 << 20)", tmp_path)
    assert 200 * MIB < ran.peak_bytes < 260 * MIB


def test_what_it_computed_comes_back(tmp_path: Path) -> None:
    waited = run("import time; time.sleep(0.5)", tmp_path)
    worked = run("import time\nwhile time.process_time() < 0.5: pass", tmp_path)
    assert waited.cpu_seconds < 0.4 < worked.cpu_seconds < 2


def test_memory_is_limited(tmp_path: Path) -> None:
    ran = run("block = bytearray(600 << 20)", tmp_path)
    assert ran.ended == "failed"
    assert "MemoryError" in ran.stderr_tail
    roomy = replace(LIMITS, memory_bytes=1024 * MIB)
    assert run("block = bytearray(600 << 20)", tmp_path, limits=roomy).ended == "done"


def test_cpu_time_is_limited(tmp_path: Path) -> None:
    ran = run("while True: pass", tmp_path, limits=replace(LIMITS, cpu_seconds=1))
    assert (ran.ended, ran.status) == ("out-of-time", None)


def test_time_by_the_clock_is_limited(tmp_path: Path) -> None:
    began = time.monotonic()
    ran = run("import time; time.sleep(60)", tmp_path, limits=replace(LIMITS, wall_seconds=1.0))
    assert (ran.ended, ran.status) == ("out-of-time", None)
    assert time.monotonic() - began < 15


@pytest.mark.parametrize("target", ["open('out', 'wb')", "sys.stdout.buffer", "sys.stderr.buffer"])
def test_what_it_writes_is_limited(tmp_path: Path, target: str) -> None:
    ran = run(f"import sys; {target}.write(bytes(5 << 20))", tmp_path)
    assert ran.ended != "done"
    assert all(path.stat().st_size <= 4 * MIB for path in tmp_path.iterdir())
    assert len(ran.stdout) <= 4 * MIB
    assert len(ran.stderr_tail) <= 4000


def test_a_crash_is_told_apart_from_a_failure(tmp_path: Path) -> None:
    ran = run("import os; os.kill(os.getpid(), 11)", tmp_path)
    assert (ran.ended, ran.status) == ("killed", None)


def test_a_missing_program_is_named(tmp_path: Path) -> None:
    ran = run_isolated(["no-such-program"], folder=tmp_path, limits=LIMITS)
    assert (ran.ended, ran.status) == ("failed", 127)
    assert "no-such-program" in ran.stderr_tail


def test_a_name_with_shell_characters_is_a_name(tmp_path: Path) -> None:
    ran = run_isolated(["echo", "$(id); > out"], folder=tmp_path, limits=LIMITS)
    assert ran.stdout == b"$(id); > out\n"
    assert not list(tmp_path.iterdir())


def test_no_secret_and_no_open_file_of_ours_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "not-for-you")
    with (tmp_path / "open").open("w") as ours:
        os.set_inheritable(ours.fileno(), True)
        ran = run("import os; print(dict(os.environ), os.listdir('/proc/self/fd'))", tmp_path)
    assert b"not-for-you" not in ran.stdout
    assert b"DJANGO" not in ran.stdout
    assert b"['0', '1', '2', '3']" in ran.stdout  # 3 is the listing's own


def test_it_yields_to_everything_else(tmp_path: Path) -> None:
    assert run("import os; print(os.nice(0))", tmp_path).stdout >= b"10"


@pytest.fixture
def listening() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_the_network_is_away(tmp_path: Path, listening: int) -> None:
    call = f"import socket; socket.create_connection(('127.0.0.1', {listening}), 5)"
    bare = [sys.executable, "-I", "-S", "-c", call]
    assert subprocess.run(bare, check=False).returncode == 0, "without isolation it is there"
    if sys.platform.startswith("linux"):
        assert network_is_away()
    if network_is_away():
        assert run(call, tmp_path).ended == "failed"


def landlock_version() -> int:
    return ctypes.CDLL(None).syscall(444, None, 0, 1)


@pytest.mark.skipif(landlock_version() < 3, reason="this kernel has no Landlock of version 3")
def test_only_its_own_folder_can_be_changed(tmp_path: Path) -> None:
    inside, ours = tmp_path / "inside", tmp_path / "ours"
    inside.mkdir()
    ours.write_text("precious")
    for attempt in (
        f"open({str(ours)!r}, 'w')",
        f"os.truncate({str(ours)!r}, 0)",
        f"os.remove({str(ours)!r})",
        f"os.rename({str(ours)!r}, 'mine')",
        f"os.mkdir({str(tmp_path / 'new')!r})",
        f"os.symlink({str(ours)!r}, 'link'); open('link', 'a')",
    ):
        ran = run(f"import os; {attempt}", inside)
        assert "Error: [Errno" in ran.stderr_tail, attempt
    assert ours.read_text() == "precious"
    assert run("import os; open('a', 'w'); os.rename('a', 'b'); os.remove('b')", inside).status == 0
    assert run("import os; open(os.devnull, 'w')", inside).status == 0


@pytest.mark.skipif(landlock_version() < 6, reason="this kernel has no Landlock of version 6")
def test_no_process_of_ours_can_be_signalled(tmp_path: Path) -> None:
    ran = run(f"import os; os.kill({os.getpid()}, 0)", tmp_path)
    assert "PermissionError" in ran.stderr_tail


NAMESPACE, FILTER = "system.unshare(flags) == 0", "by_filter = _refuse_sockets(system)"


def where_forbidden(monkeypatch: pytest.MonkeyPatch, folder: Path, *defences: str) -> None:
    """Let the launcher fail in these steps, as it does on machines that forbid them."""
    text = isolation._LAUNCHER.read_text()
    for defence in defences:
        assert text.count(defence) == 1, defence
        text = text.replace(defence, "by_filter = False" if defence == FILTER else "False")
    weaker = folder / "launcher.py"
    weaker.write_text(text)
    monkeypatch.setattr(isolation, "_LAUNCHER", weaker)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can filter calls")
def test_where_namespaces_are_forbidden_sockets_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listening: int
) -> None:
    where_forbidden(monkeypatch, tmp_path, NAMESPACE)
    call = f"import socket; socket.create_connection(('127.0.0.1', {listening}), 5)"
    assert "PermissionError" in run(call, tmp_path).stderr_tail


def test_a_machine_that_keeps_the_network_says_so_once(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    listening: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    where_forbidden(monkeypatch, tmp_path, NAMESPACE, FILTER)
    isolation._say_once_that_the_network_stays.cache_clear()
    call = f"import socket; socket.create_connection(('127.0.0.1', {listening}), 5)"
    assert [run(call, tmp_path).ended for _ in range(3)] == ["done"] * 3
    isolation._say_once_that_the_network_stays.cache_clear()
    assert len([record for record in caplog.records if "network" in record.message]) == 1


def is_alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def soon(is_true: Callable[[], bool]) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if is_true():
            return True
        time.sleep(0.02)
    return False


_LEAVES_ONE = """
import os, time
number = os.fork()
if number == 0:
    time.sleep(600)
print(number)
"""


def test_what_it_started_ends_with_it(tmp_path: Path) -> None:
    left = int(run(_LEAVES_ONE, tmp_path).stdout)
    assert soon(lambda: not is_alive(left))


_WORKER = """
import sys
from pathlib import Path
from media_library.decoding.isolation import Limits, run_isolated
code = "import os, time; open('number', 'w').write(str(os.getpid())); time.sleep(600)"
limits = Limits(memory_bytes=1 << 29, cpu_seconds=5, wall_seconds=600, file_bytes=1 << 20)
run_isolated([sys.executable, "-I", "-S", "-c", code], folder=Path(sys.argv[1]), limits=limits)
"""


def test_it_ends_when_the_worker_is_killed(tmp_path: Path) -> None:
    worker = subprocess.Popen([sys.executable, "-c", _WORKER, str(tmp_path)], cwd=_ROOT)
    note = tmp_path / "number"
    assert soon(lambda: note.is_file() and note.read_text() != "")
    number = int(note.read_text())
    assert is_alive(number)
    worker.send_signal(signal.SIGKILL)
    worker.wait(timeout=10)
    assert soon(lambda: not is_alive(number))


def test_many_threads_run_many(tmp_path: Path) -> None:
    said: list[bytes] = []
    threads = [
        threading.Thread(target=lambda n=n: said.append(run(f"print({n})", tmp_path).stdout))
        for n in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(int, said)) == list(range(12))
