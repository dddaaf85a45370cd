"""A bad network of several proxies: some cut cleanly, some leave the server waiting."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.peers.shared import shared


@dataclass
class Network:
    """The ports to send through; `bytes_up` and `cuts` are known when it has ended."""

    ports: list[int] = field(default_factory=list)
    bytes_up: int = 0
    cuts: int = 0


@contextmanager
def bad_network(target: int, *, cuts: int, between: tuple[int, int]) -> Iterator[Network]:
    """Cut connections to `target` after a random number of bytes, half of them half-open."""
    network = Network()
    proxies = []
    try:
        for seed, more in ((7, []), (11, ["--half-open", "server"])):
            faults = ["--cut-after", f"{between[0]}-{between[1]}", "--seed", str(seed), *more]
            times = cuts // 2 if more else cuts - cuts // 2
            command = [str(_proxy()), "0", str(target), *faults, "--times", str(times)]
            proxy = subprocess.Popen(
                [sys.executable, *command],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            proxies.append(proxy)
            network.ports.append(int(proxy.stdout.readline().rpartition(":")[2]))
        yield network
    finally:
        for proxy in proxies:
            proxy.terminate()
            counts = json.loads(proxy.communicate(timeout=10)[0].splitlines()[-1])
            network.bytes_up += counts["bytes_up"]
            network.cuts += counts["cuts"]


def _proxy() -> Path:
    path = shared() / "tools" / "flaky-proxy.py"
    if not path.is_file():
        sys.exit(f"this benchmark needs {path}; SHARED_DIR names the folder that holds tools/")
    return path
