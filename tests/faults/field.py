"""The field of a fault run: rows owed, workers forked from one warm process, killed and stopped.

Started by `tests.faults.run` as `python -m tests.faults.field`, which does for it what needs
other programs: a line "crash" or "flush" on stdout asks, a line on stdin says that it is done.
"""

import gc
import json
import os
import random
import signal
import sys
import time
import urllib.request
import uuid
from collections import Counter

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import Error as DatabaseProblem  # noqa: E402
from django.db import connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from outbox.models import Mail  # noqa: E402
from outbox.resident import ResidentCourier  # noqa: E402
from tests.faults.plan import Plan, Verdict  # noqa: E402
from tests.faults.workers import CUTS, Budget, make_courier  # noqa: E402


class Field:
    """Keeps the planned number of workers alive until nothing is left to deliver."""

    def __init__(self, plan: Plan, *, port: int) -> None:
        self.plan, self.port = plan, port
        self.budget = Budget(plan)
        self.rng = random.Random(plan.seed)
        self.started = time.monotonic()
        self.workers: set[int] = set()
        self.stopped: dict[int, float] = {}
        self.pauses = self.forks = 0
        self.asked: Counter[str] = Counter()

    def owe(self) -> None:
        now = timezone.now()
        Mail.objects.bulk_create(
            Mail(
                lane=f"far:{number % self.plan.lanes}",
                due_at=now,
                recipient="reader@example.org",
                sender="news@example.org",
                subject=f"Delivery {number}",
                text="",
                language="en",
                message_id=f"<{uuid.uuid4().hex}@example.org>",
                may_repeat=False,
            )
            for number in range(self.plan.deliveries)
        )

    def run(self) -> Verdict:
        ends = self.started + self.plan.time_limit
        left = self.plan.deliveries
        while left and time.monotonic() < ends:
            self._keep_workers()
            self._wake_stopped()
            left = self._rows_left(left)
            self._break_servers(done=1 - left / self.plan.deliveries)
            time.sleep(0.03)
        self._end_workers()
        return self._verdict()

    def _keep_workers(self) -> None:
        while len(self.workers) < self.plan.workers:
            connections.close_all()
            self.forks += 1
            pid = os.fork()
            if pid == 0:
                self._live()
            self.workers.add(pid)

    def _live(self) -> None:
        """Be a worker until killed or told to stop."""
        gc.freeze()
        name, rng = f"worker-{self.forks}", random.Random(self.plan.seed * 100_003 + self.forks)
        courier = make_courier(
            plan=self.plan,
            port=self.port,
            at=lambda point: self.budget.at(point, rng),
            worker=name,
        )
        resident = ResidentCourier(courier)
        signal.signal(signal.SIGTERM, lambda *_: resident.ask_to_stop())
        resident.start()
        while not courier.stopping.wait(0.2):
            pass
        resident.stop()
        os._exit(0)

    def _wake_stopped(self) -> None:
        """Notice workers that died or stopped, and wake those that have slept long enough."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG | os.WUNTRACED)
            except ChildProcessError:
                break
            if pid == 0:
                break
            if os.WIFSTOPPED(status):
                self.pauses += 1
                self.stopped[pid] = time.monotonic() + self.plan.pause_seconds
                # Two workers may spend one pause at the same moment: count what really stopped.
                self.budget.pauses.value = max(0, self.plan.pauses - self.pauses)
            else:
                self.workers.discard(pid)
                self.stopped.pop(pid, None)
        for pid, wakes_at in list(self.stopped.items()):
            if time.monotonic() >= wakes_at:
                del self.stopped[pid]
                os.kill(pid, signal.SIGCONT)

    def _rows_left(self, before: int) -> int:
        try:
            left = Mail.objects.unsettled().count()
        except DatabaseProblem:
            connections.close_all()
            return before
        self.budget.rows_left.value = left
        return left

    def _break_servers(self, *, done: float) -> None:
        flushes = self.plan.broker_flushes
        if self.asked["flush"] < flushes and done > (self.asked["flush"] + 1) / (flushes + 1):
            self._ask("flush")
        crashes = self.plan.database_crashes
        if self.asked["crash"] < crashes and done > (self.asked["crash"] + 0.4) / crashes:
            self._crash()

    def _crash(self) -> None:
        """Crash the database while no worker is stopped: the two together are not promised."""
        saved, self.budget.pauses.value = self.budget.pauses.value, 0
        while self.stopped:
            self._wake_stopped()
            time.sleep(0.05)
        self._ask("crash")
        self.budget.pauses.value = saved

    def _ask(self, what: str) -> None:
        connections.close_all()
        print(what, flush=True)  # noqa: T201 - the pipe to the run
        sys.stdin.readline()
        self.asked[what] += 1

    def _end_workers(self) -> None:
        for pid in self.workers:
            os.kill(pid, signal.SIGCONT)
            os.kill(pid, signal.SIGTERM)
        for pid in self.workers:
            os.waitpid(pid, 0)

    def _verdict(self) -> Verdict:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/ledger", timeout=10) as answer:
            ledger = json.load(answer)
        times = ledger["times"]
        rows = {key.hex: state for key, state in Mail.objects.values_list("idem_key", "state")}
        settled = {"sent", "failed", "expired", "cancelled", "needs_human"}
        planned = {cut: self.plan.kills_per_cut * (cut in self.plan.kill_points) for cut in CUTS}
        kills_left = dict(zip(CUTS, self.budget.kills, strict=True))
        return Verdict(
            wanted=self.plan.deliveries,
            on_ledger=sum(times.values()),
            lost=sum(ref not in times and state != "needs_human" for ref, state in rows.items()),
            double=sum(times.values()) - len(times),
            nameless=sum(state not in settled for state in rows.values()),
            for_a_person=sum(state == "needs_human" for state in rows.values()),
            lost_answers=ledger["lost_answers"],
            refused_answers=ledger["refused_answers"],
            kills={str(cut): planned[cut] - max(0, left) for cut, left in kills_left.items()},
            pauses=self.pauses,
            flushes=self.asked["flush"],
            crashes=self.asked["crash"],
            by_celery=ledger["by"].get("celery", 0),
            seconds=round(time.monotonic() - self.started, 1),
        )


def main() -> None:
    call_command("migrate", "outbox", verbosity=0)
    field = Field(Plan.from_json(os.environ["FAULTS_PLAN"]), port=int(os.environ["FAR_SIDE_PORT"]))
    field.owe()
    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()
    print(field.run().to_json(), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
