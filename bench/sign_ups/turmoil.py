"""Guests cancel and switch and others lapse, all at once, while the server's processes die."""

import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from bench.sign_ups.crowd import AT_ONCE, until_answered
from bench.sign_ups.served import Server
from config.settings.environment import PROJECT_DIR


@dataclass(frozen=True, kw_only=True)
class Turmoil:
    """How many of each: for 5,000 guests 1,000 cancels, 200 lapses, 100 switches, 5 kills."""

    cancels: int
    lapses: int
    switches: int
    kills: int = 5

    @classmethod
    def sized_for(cls, guests: int) -> "Turmoil":
        return cls(cancels=guests // 5, lapses=guests // 25, switches=guests // 50)

    @property
    def numbers(self) -> tuple[str, str, str]:
        return str(self.cancels), str(self.lapses), str(self.switches)

    @property
    def told(self) -> dict[str, int]:
        return {
            "cancels": self.cancels,
            "lapses": self.lapses,
            "switches": self.switches,
            "kills": self.kills,
        }


def cause_turmoil(
    server: Server, plan: Turmoil, tokens: dict[str, list[str]], *, env: dict[str, str]
) -> None:
    """Do it all at once, and once more what a killed process may have left undone."""
    send = until_answered(server.port)
    doings = [partial(send, f"/r/{token}/", {"do": "cancel"}) for token in tokens["cancel"]]
    doings += [
        partial(send, f"/r/{token}/", {"do": "switch", "to": "online"})
        for token in tokens["switch"]
    ]
    random.Random(300).shuffle(doings)
    lapsing = subprocess.Popen(
        [sys.executable, "-m", "bench.sign_ups.hall", "lapse"], env=env, cwd=PROJECT_DIR
    )
    done = threading.Event()
    killer = threading.Thread(target=_kill, args=(server, plan.kills, done))
    killer.start()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        statuses = list(pool.map(lambda do: do(), doings))
    done.set()
    killer.join()
    if lapsing.wait(timeout=120):
        raise RuntimeError("lapsing failed")
    # Sent again after a lost answer, a cancel that was done already is answered with "gone".
    if unexpected := set(statuses) - {302, 410}:
        raise RuntimeError(f"answers nobody expects: {unexpected}")


def _kill(server: Server, kills: int, done: threading.Event) -> None:
    for number in range(kills):
        done.wait(1.0)
        server.kill_one(number)
        time.sleep(0.2)
