"""Couriers that die and stop where a plan wants them to."""

import http.client
import json
import os
import random
import signal
import threading
from collections.abc import Callable
from ctypes import c_int
from datetime import timedelta
from multiprocessing import RawArray
from multiprocessing.sharedctypes import RawValue
from typing import Any

from django.utils import timezone

from outbox.actions import begin, finish
from outbox.courier import Clock, Courier
from outbox.handlers import Handler
from outbox.models import Mail
from outbox.ownership import LeaseOnly, Ownership, ownership_here
from outbox.rules.cuts import Cut
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import (
    Absent,
    Found,
    LaneBlocked,
    NotSent,
    Outcome,
    Sent,
    Settling,
    Sighting,
    Unknown,
    Unsure,
)
from outbox.rules.refusals import Refusal
from tests.faults.plan import BEFORE_CALL, Plan

CUTS = tuple(Cut)
# Faults are spent in the first quarter of the rows, so that all of them are spent in the end.
EAGERNESS = 4.0
PAUSE = timedelta(seconds=1)  # after "too many requests"


class Budget:
    """How many kills and pauses are left, in memory that all forked workers share.

    Written without a lock: a process may die anywhere here, and a lock would die with it. A kill
    counted twice only makes one fault less, which the run's table shows.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.kills = RawArray(
            c_int, [plan.kills_per_cut if cut in plan.kill_points else 0 for cut in CUTS]
        )
        self.pauses = RawValue(c_int, plan.pauses)
        self.rows_left = RawValue(c_int, plan.deliveries)

    def at(self, point: str, rng: random.Random) -> None:
        """Die or stop here if the plan has it so."""
        self._maybe_die(point, rng)
        if point not in self._plan.pause_points or self.pauses.value <= 0:
            return
        share = self._plan.pause_points.count(point) / len(self._plan.pause_points)
        if rng.random() < self._chance(self.pauses.value, point) * share:
            self.pauses.value -= 1
            # To this very thread: sent to the process, another thread may take the signal while
            # this one goes on for a moment, past the point that was meant.
            signal.pthread_kill(threading.get_ident(), signal.SIGSTOP)

    def _maybe_die(self, point: str, rng: random.Random) -> None:
        if point not in CUTS:
            return
        place = CUTS.index(Cut(point))
        if self.kills[place] > 0 and rng.random() < self._chance(self.kills[place], point):
            self.kills[place] -= 1
            os.kill(os.getpid(), signal.SIGKILL)

    def _chance(self, left: int, point: str) -> float:
        """Spread the faults over the rows that are left, early rather than late."""
        visits: float = max(self.rows_left.value, 1)
        if point in {Cut.BEFORE_CLAIM_COMMITS, Cut.AFTER_CLAIM}:
            visits = max(visits / self._plan.policy.batch, 1)
        return min(1.0, EAGERNESS * left / visits)


class FaultyHandler:
    """Posts rows to the far side over HTTP and has itself killed or stopped on the way."""

    model = Mail

    def __init__(self, *, port: int, plan: Plan, at: Callable[[str], None], worker: str) -> None:
        self._port, self._at, self._worker = port, at, worker
        self._settling = Settling.REPEAT if plan.without == "read-back" else Settling.LOOK

    def settling(self, row: Mail) -> Settling:
        return self._settling

    def gate(self, row: Mail, now: Any) -> Refusal | None:
        return None

    def send(self, row: Mail, deadline: Deadline) -> Outcome:
        self._at(BEFORE_CALL)
        body = json.dumps({"ref": row.idem_key.hex}).encode()
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=1.0)
        try:
            connection.connect()
        except OSError as error:
            return NotSent(code="connect", words=str(error))
        try:
            connection.putrequest("POST", "/posts")
            connection.putheader("Content-Length", str(len(body)))
            connection.putheader("X-Worker", self._worker)
            connection.endheaders()
            # Killed here, half the posts have arrived and half have not.
            cut_at = len(body) if row.pk % 2 else len(body) // 2
            connection.send(body[:cut_at])
            self._at(Cut.MID_REQUEST)
            connection.send(body[cut_at:])
            connection.sock.settimeout(max(deadline.left, 0.05))
            answer = connection.getresponse()
            said = json.loads(answer.read())
            if answer.status == 429:
                return LaneBlocked(code="rate", words=said["error"], until=timezone.now() + PAUSE)
            if answer.status >= 500:
                return Unknown(code=f"http-{answer.status}", words=said["error"])
            return Sent(remote_key=said["id"])
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Unknown(code="no-answer", words=repr(error))
        finally:
            connection.close()

    def look(self, row: Mail, deadline: Deadline) -> Sighting:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=1.0)
        try:
            connection.request("GET", f"/posts?ref={row.idem_key.hex}")
            found = json.loads(connection.getresponse().read())["found"]
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Unsure(words=repr(error))
        finally:
            connection.close()
        return Found(remote_key=row.idem_key.hex) if found else Absent()

    def settled(self, row: Mail) -> None:
        """Nothing follows."""


class CommitsAfterTheCall(Courier):
    """The defence "commit before the call" taken away: the row says `leased` while it goes out."""

    def _begin_and_call(
        self, handler: Handler[Any], row: Any, clock: Clock, otherwise: Any = None
    ) -> str | None:
        policy = self.policy_of(handler)
        outcome = self._send(handler, row, Deadline.after(policy.deadline.total_seconds()))
        self._cut(Cut.AFTER_ACCEPT)
        begun = begin(handler=handler, row=row, now=clock(), policy=policy)
        if isinstance(begun, Refusal):
            return begun.code
        return finish(handler=handler, row=begun, outcome=outcome, now=clock(), policy=policy)


class IgnoresTheFence(Courier):
    """The fence taken away: whoever once claimed a row goes on with it as it stands now."""

    def _begin(self, handler: Handler[Any], row: Any, clock: Clock) -> Any:
        now_held = Mail.objects.get(pk=row.pk)
        row.fence, row.lease_owner = now_held.fence, now_held.lease_owner
        begun = super()._begin(handler, row, clock)
        if not isinstance(begun, Refusal):
            begun[0].lease_owner = self.ownership.identity
        return begun


def make_courier(*, plan: Plan, port: int, at: Callable[[str], None], worker: str) -> Courier:
    """A courier with the defences that the plan leaves it."""
    kinds: dict[str, type[Courier]] = {
        "commit-first": CommitsAfterTheCall,
        "fence": IgnoresTheFence,
    }
    weak = plan.without in {"lock", "fence"}
    ownership: Ownership = LeaseOnly() if weak else ownership_here()
    return kinds.get(plan.without, Courier)(
        handlers=[FaultyHandler(port=port, plan=plan, at=at, worker=worker)],
        ownership=ownership,
        policy=plan.policy,
        cut=at,
    )
