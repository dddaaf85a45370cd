"""The courier: claims due rows, commits, calls, and writes down what came of it."""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from math import inf
from random import Random, SystemRandom
from typing import Any, TypeVar

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError, connection

from outbox.actions import (
    begin,
    claim_ready,
    claim_unknown,
    expire_late,
    finish,
    give_back,
    note_sighting,
    pass_to_a_person,
    reap,
)
from outbox.actions.beginning import OVERTAKEN
from outbox.actions.moving import standing_of
from outbox.clock import DatabaseClock
from outbox.handlers import Handler, ReadsAhead
from outbox.models import DueRow
from outbox.ownership import Ownership
from outbox.querysets import DueRowQuerySet
from outbox.rules.batches import next_batch
from outbox.rules.cuts import Cut, no_cut
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Outcome, Sighting, Unknown, Unsure
from outbox.rules.policy import Policy
from outbox.rules.refusals import Refusal
from outbox.rules.settling import Way, way_to_settle
from outbox.rules.states import State

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
AFTER_A_MISTAKE = timedelta(seconds=30)
DATABASE_ERRORS = (DatabaseError, InterfaceError)
# InternalError: the server ended a transaction that a stopped process had left open.
DATABASE_IS_AWAY = (OperationalError, InterfaceError, InternalError)
GRACE_AT_STOP = 20.0
RETURNED = "returned"  # seen in a lane, it ends the round: the next sweep renews the identity
T = TypeVar("T")


class Courier:
    """Delivers the due rows of its handlers, each exactly once as far as anybody can know.

    One courier has one identity (`ownership`) and any number of threads, each in a lane of its
    own. `cut` is called at each Cut; only fault tests pass one.
    """

    def __init__(
        self,
        *,
        handlers: Sequence[Handler[Any]],
        ownership: Ownership,
        policy: Policy | None = None,
        policies: Mapping[type[DueRow], Policy] | None = None,
        clock: Clock | None = None,
        cut: Callable[[Cut], None] = no_cut,
        rng: Random | None = None,
    ) -> None:
        self.handlers = tuple(handlers)
        self.policy = policy or Policy()
        self.ownership = ownership
        self.stopping = threading.Event()
        self._policies = dict(policies or {})
        self._clock = clock or DatabaseClock()
        self._cut = cut
        self._rng = rng or SystemRandom()
        self._in_hand: set[tuple[type[DueRow], int]] = set()
        self._mutex = threading.Lock()

    def policy_of(self, handler: Handler[Any]) -> Policy:
        """The patience that this handler's rows get."""
        return self._policies.get(handler.model, self.policy)

    def deliver_due(self, *, now: datetime | None = None) -> Counter[str]:
        """Sweep once, in this thread, until nothing is due; returns how many rows ended where.

        With `now` the whole sweep happens at that instant.
        """
        clock = self._clock if now is None else lambda: now
        done: Counter[str] = Counter()
        for handler, lane in self.look_around(clock=clock, done=done):
            done += self.work_lane(handler, lane, clock=clock)
        return done

    def look_around(
        self, *, clock: Clock | None = None, done: Counter[str] | None = None
    ) -> list[tuple[Handler[Any], str]]:
        """Take over what others dropped, end what is late, and name the lanes with work."""
        clock = clock or self._clock
        done = Counter() if done is None else done
        self.ownership.ensure()
        busy: list[tuple[Handler[Any], str]] = []
        for handler in self.handlers:
            done["reaped"] += reap(
                handler=handler,
                ownership=self.ownership,
                in_hand=self._in_hand_of(handler.model),
                now=clock(),
                policy=self.policy_of(handler),
                rng=self._rng,
            )
            done[State.EXPIRED] += expire_late(handler=handler, now=clock())
            rows: DueRowQuerySet = handler.model._default_manager.all()
            busy += [(handler, lane) for lane in rows.busy_lanes(clock())]
        return busy

    def work_lane(
        self, handler: Handler[Any], lane: str, *, clock: Clock | None = None
    ) -> Counter[str]:
        """Settle and deliver in one lane until nothing in it is due."""
        clock = clock or self._clock
        done: Counter[str] = Counter()
        batch = self.policy_of(handler).batch
        # Without an identity (its proof is lost) nothing may be claimed until the next sweep.
        while self.ownership.identity and not self.stopping.is_set():
            worked = self._settle_some(handler, lane, clock, done)
            began = time.monotonic()
            delivered = self._deliver_some(handler, lane, clock, done, batch=batch)
            if not worked and not delivered:
                break
            batch = next_batch(
                batch=batch,
                claimed=delivered,
                seconds=time.monotonic() - began,
                policy=self.policy_of(handler),
            )
        return done

    def _deliver_some(
        self,
        handler: Handler[Any],
        lane: str,
        clock: Clock,
        done: Counter[str],
        *,
        batch: int,
    ) -> int:
        """Deliver up to `batch` rows; returns how many were claimed, 0 to end the round."""
        rows = claim_ready(
            model=handler.model,
            lane=lane,
            owner=self.ownership.identity,
            now=clock(),
            policy=self.policy_of(handler),
            batch=batch,
            before_commit=lambda: self._cut(Cut.BEFORE_CLAIM_COMMITS),
        )
        with self._holding(rows):
            if rows:
                self._cut(Cut.AFTER_CLAIM)
                self._read_ahead(handler, rows, clock)
            words = [self._deliver(handler, row, clock) or OVERTAKEN for row in rows]
        done.update(words)
        return 0 if RETURNED in words else len(rows)

    def _read_ahead(self, handler: Handler[Any], rows: Sequence[Any], clock: Clock) -> None:
        if not isinstance(handler, ReadsAhead):
            return
        try:
            handler.read_ahead(rows, clock())
        except DATABASE_ERRORS:
            connection.close()  # each gate reads for itself, with the patience that it has
        except Exception:
            logger.exception("Reading ahead for %s failed", handler.model._meta.label)

    def _settle_some(
        self, handler: Handler[Any], lane: str, clock: Clock, done: Counter[str]
    ) -> bool:
        rows = claim_unknown(
            model=handler.model,
            lane=lane,
            owner=self.ownership.identity,
            now=clock(),
            policy=self.policy_of(handler),
        )
        with self._holding(rows):
            words = [self._settle(handler, row, clock) or OVERTAKEN for row in rows]
        done.update(words)
        return bool(rows) and RETURNED not in words

    def _deliver(self, handler: Handler[Any], row: Any, clock: Clock) -> str | None:
        if self.stopping.is_set():
            return self._return(row, clock)
        return self._begin_and_call(handler, row, clock)

    def _settle(self, handler: Handler[Any], row: Any, clock: Clock) -> str | None:
        if self.stopping.is_set():
            return self._return(row, clock)
        now, policy = clock(), self.policy_of(handler)
        standing = standing_of(row, handler=handler, now=now)
        match way_to_settle(standing=standing, now=now, policy=policy):
            case Way.ASK:
                return pass_to_a_person(handler=handler, row=row, now=now)
            case Way.REPEAT:
                # Where a repeat may not go out (held, too late), looking still finds the truth.
                return self._begin_and_call(handler, row, clock, otherwise=self._look)
            case _:
                return self._look(handler, row, clock)

    def _begin_and_call(
        self,
        handler: Handler[Any],
        row: Any,
        clock: Clock,
        otherwise: Callable[[Handler[Any], Any, Clock], str | None] | None = None,
    ) -> str | None:
        begun = self._begin(handler, row, clock)
        if not isinstance(begun, Refusal):
            return self._call(handler, *begun, clock)
        if otherwise is None or begun.code == OVERTAKEN:
            return begun.code
        return otherwise(handler, row, clock)

    def _begin(
        self, handler: Handler[Any], row: Any, clock: Clock
    ) -> tuple[Any, Deadline] | Refusal:
        policy = self.policy_of(handler)

        def try_to_begin() -> tuple[Any, Deadline] | Refusal:
            # The limit runs from before the commit: from the commit on others count the time.
            deadline = Deadline.after(policy.deadline.total_seconds())
            begun = begin(handler=handler, row=row, now=clock(), policy=policy)
            return begun if isinstance(begun, Refusal) else (begun, deadline)

        try:
            return self._surely(try_to_begin, patience=policy.lease.total_seconds())
        except DATABASE_ERRORS:
            raise
        except Exception:
            logger.exception("The gate of %s failed", row)
            give_back(row=row, now=clock(), wait=AFTER_A_MISTAKE)
            return Refusal(OVERTAKEN)

    def _call(
        self, handler: Handler[Any], row: Any, deadline: Deadline, clock: Clock
    ) -> str | None:
        if deadline.is_over or not self.ownership.still_mine(row.lease_owner):
            # Paused, or cut off from the database, between commit and call: nothing was sent, and
            # by now others may be asking what became of the row.
            return self._return(row, clock)
        outcome = self._send(handler, row, deadline)
        self._cut(Cut.AFTER_ACCEPT)
        return self._surely(
            lambda: finish(
                handler=handler,
                row=row,
                outcome=outcome,
                now=clock(),
                policy=self.policy_of(handler),
                rng=self._rng,
                before_commit=lambda: self._cut(Cut.BEFORE_FINAL_COMMIT),
            )
        )

    def _send(self, handler: Handler[Any], row: Any, deadline: Deadline) -> Outcome:
        try:
            return handler.send(row, deadline)
        except Exception as error:
            logger.exception("Sending %s failed", row)
            return Unknown(code="handler-error", words=repr(error))

    def _look(self, handler: Handler[Any], row: Any, clock: Clock) -> str | None:
        policy, started_at = self.policy_of(handler), clock()
        try:
            sighting: Sighting = handler.look(row, Deadline.after(policy.deadline.total_seconds()))
        except Exception as error:
            logger.exception("Looking for %s failed", row)
            sighting = Unsure(words=repr(error))
        return self._surely(
            lambda: note_sighting(
                handler=handler,
                row=row,
                sighting=sighting,
                started_at=started_at,
                now=clock(),
                policy=policy,
            )
        )

    def _return(self, row: Any, clock: Clock) -> str | None:
        returned = self._surely(lambda: give_back(row=row, now=clock()))
        return RETURNED if returned else None

    def _surely(self, write: Callable[[], T], *, patience: float = inf) -> T:
        """Write what is known, waiting for a database that is away: it must not be forgotten."""
        pause, started = 0.1, time.monotonic()
        while True:
            try:
                return write()
            except DATABASE_IS_AWAY:
                waited = time.monotonic() - started
                if waited > patience or (self.stopping.is_set() and waited > GRACE_AT_STOP):
                    raise
                logger.warning("The database is away; what is known waits to be written")
                connection.close()
                time.sleep(pause)
                pause = min(pause * 2, 5.0)

    @contextmanager
    def _holding(self, rows: Sequence[DueRow]) -> Iterator[None]:
        """Keep the rows from being reaped by this very courier while a thread works on them."""
        keys = {(type(row), row.pk) for row in rows}
        with self._mutex:
            self._in_hand |= keys
        try:
            yield
        finally:
            with self._mutex:
                self._in_hand -= keys

    def _in_hand_of(self, model: type[DueRow]) -> list[int]:
        with self._mutex:
            return [pk for kind, pk in self._in_hand if kind is model]
