"""Guests cancel and switch and others lapse, all at once, while the server's processes die."""

import random
import subprocess
import sys
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
    kills: int

    @classmethod
    def sized_for(cls, guests: int) -> "Turmoil":
        return cls(
            cancels=guests // 5,
            lapses=guests // 25,
            switches=guests // 50,
            kills=min(5, guests // 100),
        )

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
    """Do it all at once, the kills evenly among it, and again what a kill may have left undone."""
    send = until_answered(server.port)
    doings = [partial(send, f"/r/{token}/", {"do": "cancel"}) for token in tokens["cancel"]]
    doings += [
        partial(send, f"/r/{token}/", {"do": "switch", "to": "online"})
        for token in tokens["switch"]
    ]
    random.Random(300).shuffle(doings)
    apart = len(doings) // (plan.kills + 1)
    for number in range(plan.kills, 0, -1):
        doings.insert(number * apart, server.kill_oldest)
    lapsing = subprocess.Popen(
        [sys.executable, "-m", "bench.sign_ups.hall", "lapse"], env=env, cwd=PROJECT_DIR
    )
    with ThreadPoolExecutor(AT_ONCE) as pool:
        statuses = list(pool.map(lambda do: do(), doings))
    if lapsing.wait(timeout=120):
        raise RuntimeError("lapsing failed")
    # Sent again after a lost answer, a cancel that was done already is answered with "gone";
    # a kill answers nothing.
    if unexpected := set(statuses) - {302, 410, None}:
        raise RuntimeError(f"answers nobody expects: {unexpected}")
