"""How many rows a second two workers take in hand on PostgreSQL, each in a lane of its own."""

import subprocess
import sys
import time
from statistics import median

from bench.on_postgres import own_postgres
from config.settings.environment import PROJECT_DIR

ROWS, BATCHES, TIMES, GOAL = 60_000, (200, 1_000), 3, 20_000


def run():
    with own_postgres("claims-bench-") as environment:
        found = {
            batch: median(_rate(batch, environment) for _time in range(TIMES)) for batch in BATCHES
        }
    rows = [
        (f"batches of {batch:,}", f"{TIMES} × {ROWS:,}", f"{rate:,.0f}", f"≥ {GOAL:,}")
        for batch, rate in found.items()
    ]
    figures = {f"claims_per_s_{batch}": round(rate) for batch, rate in found.items()}
    holds = all(rate >= GOAL for rate in found.values())
    head = ("what", "rows", "per second (median)", "goal")
    return "Claims, PostgreSQL, two workers", [head, *rows], {**figures, "holds": holds}


def _rate(batch: int, environment: dict[str, str]) -> float:
    """Rows a second from the first worker's start to the last one's end."""
    subprocess.run([*WORKER, "owe"], env=environment, cwd=PROJECT_DIR, check=True)
    workers = [
        subprocess.Popen(
            [*WORKER, lane, str(batch)],
            env=environment,
            cwd=PROJECT_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for lane in ("one", "two")
    ]
    for worker in workers:
        assert worker.stdout is not None
        worker.stdout.readline()  # it is warm
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    told = [worker.communicate()[0].split() for worker in workers]
    claimed = sum(int(number) for number, _began, _ended in told)
    began = min(float(start) for _number, start, _ended in told)
    return claimed / (max(float(end) for _number, _began, end in told) - began)


WORKER = [sys.executable, "-m", "bench.claims"]


def _owe() -> None:
    from django.core.management import call_command
    from django.utils import timezone

    from bench.free_call import owe_many
    from outbox.models import Mail

    call_command("migrate", verbosity=0)
    Mail.objects.all().delete()
    owe_many(["one", "two"], timezone.now(), ROWS)


def _claim(lane: str, batch: int) -> None:
    from django.utils import timezone

    from outbox.actions import claim_ready
    from outbox.models import Mail
    from outbox.rules.policy import Policy

    now, policy = timezone.now(), Policy(batch=batch)

    def claim() -> int:
        rows = claim_ready(model=Mail, lane=lane, owner=f"bench {lane}", now=now, policy=policy)
        return len(rows)

    claim()
    print("warm", flush=True)
    sys.stdin.readline()
    began, claimed = time.time(), 0
    while taken := claim():
        claimed += taken
    print(claimed, began, time.time(), flush=True)


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "owe":
        _owe()
    else:
        _claim(sys.argv[1], int(sys.argv[2]))
