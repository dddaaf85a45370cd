"""Started between us and a decoder: gives up rights and the network, then runs it and reports.

Run as `python -I -S launcher.py REPORT MEMORY CPU FILE PROGRAM ARGUMENT…` and nothing else: it has
one thread, so that what is done between fork and exec is safe here and would not be in a worker.
It prints one line into the file descriptor REPORT: status or signal, peak memory, CPU seconds,
network.
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import sys

_NICENESS = 10
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_PARENT_DEATH_SIGNAL, _SECCOMP, _NO_NEW_PRIVILEGES = 1, 22, 38
# Per machine: the number that seccomp gives it, then its calls socket and io_uring_setup.
_CALLS = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}
_ALLOW, _DENY, _KILL = 0x7FFF0000, 0x00050000 | 13, 0x80000000  # 13: permission denied
# Landlock: its three calls, the same on every machine, and what it calls changing a file system.
_NEW_RULES, _ADD_RULE, _ENTER_RULES = 444, 445, 446
_WRITE = 1 << 1
_CHANGE = _WRITE | sum(1 << bit for bit in range(4, 13))  # remove and make whatever there is
_MOVE, _TRUNCATE = 1 << 13, 1 << 14
_ABSTRACT_SOCKETS, _SIGNALS = 1, 2


def main() -> int:
    report, memory, cpu, size = (int(word) for word in sys.argv[1:5])
    os.set_inheritable(report, False)
    os.nice(_NICENESS)
    network = _give_up_rights()
    child = os.fork()
    if child == 0:
        _become(sys.argv[5:], memory=memory, cpu=cpu, size=size)
    _, ended, used = os.wait4(child, 0)
    # On macOS the peak is in bytes already; everywhere else in units of 1,024.
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    seconds = used.ru_utime + used.ru_stime
    code = os.waitstatus_to_exitcode(ended)
    os.write(report, f"{code} {peak} {seconds:.3f} {network}".encode())
    return 0


def _become(arguments: list[str], *, memory: int, cpu: int, size: int) -> None:
    try:
        _die_with_parent()
        if sys.platform != "darwin":  # which knows this limit, but refuses to set it
            _limit(resource.RLIMIT_AS, memory, memory)
        _limit(resource.RLIMIT_CPU, cpu, cpu + 1)
        _limit(resource.RLIMIT_FSIZE, size, size)
        _limit(resource.RLIMIT_CORE, 0, 0)
        # Python ignores these two, and a program would inherit that.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        os.execvp(arguments[0], arguments)  # noqa: S606 - no shell is what we want
    except (OSError, ValueError) as error:
        os.write(2, f"{arguments[0]} could not be started: {error}\n".encode())
    finally:
        os._exit(127)


def _limit(kind: int, soft: int, hard: int) -> None:
    _, allowed = resource.getrlimit(kind)
    if allowed != resource.RLIM_INFINITY:
        soft, hard = min(soft, allowed), min(hard, allowed)
    resource.setrlimit(kind, (soft, hard))


def _give_up_rights() -> str:
    """Say how the network went: by a namespace, by a filter of system calls, or not at all."""
    if not sys.platform.startswith("linux"):
        return "there"
    _die_with_parent()
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    _stay_in_this_folder(system)
    by_namespace = any(
        system.unshare(flags) == 0 for flags in (_NEW_USER | _NEW_NETWORK, _NEW_NETWORK)
    )
    # Containers seldom allow namespaces but always allow a process to bind its own hands.
    by_filter = _refuse_sockets(system)
    return "namespace" if by_namespace else "filter" if by_filter else "there"


def _stay_in_this_folder(system: ctypes.CDLL) -> None:
    """Change no file outside it and signal no process of others, where the kernel knows how."""
    version = system.syscall(_NEW_RULES, None, 0, 1)
    if version < 1:
        return
    changes = _CHANGE | (_MOVE if version >= 2 else 0) | (_TRUNCATE if version >= 3 else 0)
    scopes = _ABSTRACT_SOCKETS | _SIGNALS if version >= 6 else 0
    wanted = struct.pack("QQQ", changes, 0, scopes)[: 24 if version >= 6 else 8]
    rules = system.syscall(_NEW_RULES, wanted, len(wanted), 0)
    if rules < 0:
        return
    for place, allowed in ((".", changes), (os.devnull, changes & (_WRITE | _TRUNCATE))):
        at = os.open(place, os.O_PATH | os.O_CLOEXEC)
        system.syscall(_ADD_RULE, rules, 1, struct.pack("=Qi", allowed, at), 0)
        os.close(at)
    system.syscall(_ENTER_RULES, rules, 0)
    os.close(rules)


def _die_with_parent() -> None:
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def _refuse_sockets(system: ctypes.CDLL) -> bool:
    if platform.machine() not in _CALLS:
        return False
    machine, socket, io_uring = _CALLS[platform.machine()]
    load, equal, at_least, answer = 0x20, 0x15, 0x35, 0x06
    program = [
        (load, 0, 0, 4),
        (equal, 1, 0, machine),
        (answer, 0, 0, _KILL),  # a call in another machine's numbers
        (load, 0, 0, 0),
        (at_least, 2, 0, 0x40000000),  # x32: the same calls under other numbers
        (equal, 1, 0, socket),
        (equal, 0, 1, io_uring),
        (answer, 0, 0, _DENY),
        (answer, 0, 0, _ALLOW),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))
    whole = ctypes.create_string_buffer(struct.pack("HP", len(program), ctypes.addressof(code)))
    filters = 2
    return bool(system.prctl(_SECCOMP, filters, ctypes.byref(whole), 0, 0) == 0)


if __name__ == "__main__":
    sys.exit(main())
