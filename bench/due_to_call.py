"""How long a due row waits, in a system with nothing else to do, until its call starts."""

import random
import statistics
import time
from datetime import timedelta

from django.utils import timezone

from bench.free_call import FreeCall, owe
from outbox.courier import Courier
from outbox.ownership import ownership_here
from outbox.resident import ResidentCourier

ROWS = 60
LATEST = 30.0  # seconds over which the rows fall due


def run():
    rng = random.Random(7)
    handler = FreeCall()
    resident = ResidentCourier(Courier(handlers=[handler], ownership=ownership_here()))
    start = timezone.now() + timedelta(seconds=2)
    due = {}
    for number in range(ROWS):
        at = start + timedelta(seconds=rng.uniform(0, LATEST))
        due[owe(f"idle:{number % 4}", at).pk] = at
    resident.start()
    until = time.monotonic() + LATEST + 20
    while len(handler.called) < ROWS and time.monotonic() < until:
        time.sleep(0.1)
    resident.stop()
    waits = sorted((handler.called[pk] - at).total_seconds() for pk, at in due.items())
    p50, p99 = statistics.median(waits), waits[min(len(waits) - 1, int(0.99 * len(waits)))]
    rows = [
        ("rows", "called", "p50 s", "p99 s", "earliest s"),
        (ROWS, len(handler.called), f"{p50:.2f}", f"{p99:.2f}", f"{waits[0]:.3f}"),
    ]
    figures = {"rows": ROWS, "called": len(handler.called), "p50_s": p50, "p99_s": p99}
    return "Due → call started, idle system (goal: p50 ≤ 1 s, p99 ≤ 3 s)", rows, figures
