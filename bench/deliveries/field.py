"""The measurements themselves: `python -m bench.deliveries.field`, on an empty database."""

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.deliveries.posts import Desk, spread  # noqa: E402
from campaigns.models import Delivery  # noqa: E402
from outbox.actions.holding import hold, release  # noqa: E402
from outbox.rules.scopes import ALL  # noqa: E402
from outbox.rules.states import State  # noqa: E402

CROWD = int(os.environ.get("DELIVERIES_BENCH_CROWD", "100000"))
WORKERS = 2
RATED, WATCHED, WATCHED_SECONDS = 6_000, 300, 30.0
SLOW = 30.0


@contextmanager
def working(delays: dict[int, float]) -> Iterator[Path]:
    """Run two worker processes; yields the file in which calls are noted."""
    with tempfile.TemporaryDirectory(prefix="calls-") as folder:
        log = Path(folder) / "calls"
        log.touch()
        told = json.dumps({str(pk): delay for pk, delay in delays.items()})
        command = [sys.executable, "-m", "bench.deliveries.worker", str(log), told]
        workers = [subprocess.Popen(command) for _ in range(WORKERS)]
        try:
            yield log
        finally:
            for worker in workers:
                worker.send_signal(signal.SIGTERM)
            for worker in workers:
                try:
                    worker.wait(timeout=60)
                except subprocess.TimeoutExpired:
                    worker.kill()


def calls_in(log: Path) -> dict[int, float]:
    """Return when each delivery's call started, in seconds since 1970; a second call raises."""
    started: dict[int, float] = {}
    for line in log.read_text().splitlines():
        pk, at = line.split()
        assert int(pk) not in started, f"delivery {pk} was called twice"
        started[int(pk)] = float(at)
    return started


def wait_until(condition, *, seconds: float) -> None:
    ends = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > ends:
            raise TimeoutError("the workers did not get there in time")
        time.sleep(0.2)


def rate(desk: Desk) -> float:
    """Deliveries a second, all due at once, over every channel, each answering at once."""
    desk.owe(number=RATED, due_at=[timezone.now()], on=desk.channels)
    with working({}) as log:
        wait_until(lambda: len(log.read_text().splitlines()) >= RATED, seconds=180)
        moments = sorted(calls_in(log).values())
    wait_until(lambda: not Delivery.objects.unsettled().exists(), seconds=5)
    # The first moments belong to the start of the processes.
    a, b = RATED // 10, RATED - RATED // 20
    return (b - a) / (moments[b] - moments[a])


def lateness(desk: Desk, *, delays: dict[int, float], seconds: float) -> dict[str, float]:
    """Seconds from due to call of posts on the last channel, whatever the others do."""
    start = timezone.now() + timedelta(seconds=6)
    instants = spread(start, seconds=seconds, number=WATCHED)
    watched = desk.owe(number=WATCHED, due_at=instants, on=desk.channels[-1:])
    due = dict(zip(watched, (at.timestamp() for at in instants), strict=True))
    with working(delays) as log:
        wait_until(lambda: set(due) <= set(calls_in(log)), seconds=seconds + 120)
        started = calls_in(log)
    waits = sorted(started[pk] - at for pk, at in due.items())
    assert waits[0] >= 0, "a call started before it was due"
    return {"p50": statistics.median(waits), "p99": waits[int(0.99 * len(waits)) - 1]}


def last_call_after_stop(desk: Desk) -> float:
    """Seconds from the stop's commit to the last call that still started, under full load."""
    with working({}) as log:
        wait_until(lambda: len(log.read_text().splitlines()) > 500, seconds=60)
        stopped = hold(scope=ALL, reason="Bench", held_by="Bench", now=timezone.now())
        pressed = time.time()
        time.sleep(5)
        last = max(calls_in(log).values())
        release(hold=stopped, released_by="Bench", now=timezone.now())
        wait_until(lambda: max(calls_in(log).values()) > pressed + 5, seconds=30)
    return max(0.0, last - pressed)


def main() -> None:
    call_command("migrate", verbosity=0)
    desk = Desk(channels=6)
    figures: dict[str, float] = {"per_second": rate(desk)}
    alone = lateness(desk, delays={}, seconds=WATCHED_SECONDS)
    slow = lateness(desk, delays=_one_slow(desk), seconds=WATCHED_SECONDS)
    crowd = desk.owe(number=CROWD, due_at=[timezone.now()], on=desk.channels[:-1])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    behind = lateness(desk, delays={}, seconds=WATCHED_SECONDS)
    figures |= {f"crowd_{name}": value for name, value in behind.items()}
    figures |= {"alone_p99": alone["p99"], "slow_p99": slow["p99"]}
    figures["stop_s"] = last_call_after_stop(desk)
    left = Delivery.objects.filter(pk__in=crowd, state=State.READY).count()
    figures["crowd_left"] = left
    table = [
        {
            "what": "whole protocol, a channel of 0 ms",
            "rows": RATED,
            "figure": f"{figures['per_second']:.0f}/s",
            "goal": "≥ 300/s",
        },
        {
            "what": "due → call, nothing else",
            "rows": WATCHED,
            "figure": f"p50 {alone['p50']:.2f} s, p99 {alone['p99']:.2f} s",
            "goal": "",
        },
        {
            "what": "due → call, one other channel answers in 30 s",
            "rows": WATCHED,
            "figure": f"p50 {slow['p50']:.2f} s, p99 {slow['p99']:.2f} s",
            "goal": "p99 ≤ 10 s more",
        },
        {
            "what": f"due → call behind {CROWD:,} due on other channels",
            "rows": WATCHED,
            "figure": f"p50 {behind['p50']:.2f} s, p99 {behind['p99']:.2f} s",
            "goal": "p50 ≤ 2 s, p99 ≤ 10 s",
        },
        {
            "what": f"stop → last call started, {left:,} still due",
            "rows": "",
            "figure": f"{figures['stop_s']:.3f} s",
            "goal": "≤ 2 s",
        },
    ]
    holds = (
        figures["per_second"] >= 300
        and behind["p50"] <= 2
        and behind["p99"] <= 10
        and slow["p99"] - alone["p99"] <= 10
        and figures["stop_s"] <= 2
    )
    print(json.dumps({"table": table, **figures, "holds": holds}))


def _one_slow(desk: Desk) -> dict[int, float]:
    """Give the first channel work that takes as long as no platform should."""
    desk.owe(number=4, due_at=[timezone.now()], on=desk.channels[:1])
    return {desk.channels[0].pk: SLOW}


if __name__ == "__main__":
    main()
