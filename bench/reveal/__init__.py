"""A finale announced to thousands of viewers through the shipped nginx, to a few without it.

REVEAL_VIEWERS sets how many (5,000). All of it shares this machine: the viewers' own thread too,
whose worst lag is printed beside what they measured.
"""

import asyncio
import os
import statistics
from dataclasses import dataclass
from pathlib import Path

from bench.on_postgres import own_postgres
from bench.reveal.evening import Evening, by_hand, with_kills
from bench.reveal.front import fronted, ticking
from bench.reveal.stage import stage_set
from bench.sign_ups.served import served

COMMIT_TIMES = "track_commit_timestamp=on"
THROUGH, KILLED, PEER = "through nginx", "its clock killed", "without nginx"
# Thousands would not all have come before the moment, so it would tell nothing of the moment.
PEER_VIEWERS = 300


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How many viewers, how long they are waited for, and when the clock is killed (seconds)."""

    viewers: int
    patience: float = 60.0
    soon: float = 45.0
    with_peer: bool = True


def run():
    evenings = measure(Asked(viewers=int(os.environ.get("REVEAL_VIEWERS", "5000"))))
    head = (
        *("way", "viewers", "early", "untold", "announced", "wrong pages"),
        *("go p50 ms", "p99 ms", "max ms", "press p99 ms", "hold p99 ms", "shown p99 ms", "lag ms"),
    )
    rows = [head, *(_row(way, evening) for way, evening in evenings.items())]
    figures = {
        "go_p99_ms": {way: _ms(_go(evening), 99) for way, evening in evenings.items()},
        "early": {way: evening.early for way, evening in evenings.items()},
        "times_announced": {way: evening.times for way, evening in evenings.items()},
        "holds": all(is_faultless(evenings[way]) for way in (THROUGH, KILLED))
        and _ms(_go(evenings[THROUGH]), 99) <= 1000
        and _ms(evenings[THROUGH].after("held", evenings[THROUGH].held_at), 99) <= 1000,
    }
    title = "A finale announced: from its commit (press: of the button) until viewers read it"
    return title, rows, figures


def is_faultless(evening: Evening) -> bool:
    """Whether nobody was told early or never, and it happened exactly once."""
    return not (evening.early or evening.untold or evening.wrong_pages) and evening.times == 1


def measure(asked: Asked) -> dict[str, Evening]:
    """Play the evening by hand, with the clock killed, and by hand without nginx."""
    with own_postgres("reveal-bench-", COMMIT_TIMES) as environment:
        data = Path(environment["DATA_DIR"])
        env = {**environment, "SITE_URL": "http://127.0.0.1"}
        with (
            stage_set(env) as stage,
            served(env, log=data / "served.log") as server,
            fronted(server.port, data=data) as port,
            ticking(env, log=data / "clock.log") as clock,
        ):
            crowd = {"viewers": asked.viewers, "patience": asked.patience}
            found = {THROUGH: asyncio.run(by_hand(stage, port, **crowd))}
            killed = with_kills(stage, port, clock, soon=asked.soon, **crowd)
            found[KILLED] = asyncio.run(killed)
            if asked.with_peer:
                crowd["viewers"] = min(asked.viewers, PEER_VIEWERS)
                found[PEER] = asyncio.run(by_hand(stage, server.port, **crowd))
    return found


def _go(evening: Evening) -> list[float]:
    return evening.after("announced", evening.announced_at)


def _ms(seconds: list[float], percent: int) -> float:
    """Return a percentile in milliseconds; infinite where fewer than two were told."""
    if len(seconds) < 2:
        return float("inf")
    return round(statistics.quantiles(seconds, n=100)[percent - 1] * 1000)


def _row(way: str, evening: Evening) -> tuple[object, ...]:
    go, pressed = _go(evening), evening.after("announced", evening.pressed_at)
    shown = sorted(at - evening.announced_at for at in evening.seen.shown_at)
    held = evening.after("held", evening.held_at)
    return (
        *(way, f"{evening.viewers:,}", evening.early, evening.untold, evening.times),
        *(evening.wrong_pages, _ms(go, 50), _ms(go, 99), round(max(go, default=0) * 1000)),
        *(_ms(pressed, 99), _ms(held, 99) if held else "-", _ms(shown, 99)),
        round(evening.seen.lag * 1000),
    )
