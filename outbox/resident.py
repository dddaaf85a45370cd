"""The courier that lives in a worker process: one thread that sweeps, one per busy lane."""

import atexit
import logging
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
from django.conf import settings
from django.db import Error as DatabaseProblem
from django.db import connections

from outbox.courier import Courier
from outbox.handlers import Handler, policies, registered
from outbox.ownership import ownership_here

logger = logging.getLogger(__name__)


class ResidentCourier:
    """Runs a courier until it is stopped; a slow lane never holds up another."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier
        self._woken = threading.Event()
        self._mutex = threading.Lock()
        self._at_work: set[tuple[type[Any], str]] = set()
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)
        self._pool = ThreadPoolExecutor(
            max_workers=courier.policy.lanes_at_once, thread_name_prefix="outbox-lane"
        )

    def start(self) -> None:
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it still looks for work; asked to stop, it soon does not."""
        return self._thread.is_alive()

    def wake(self) -> None:
        """Look for work now instead of at the next sweep."""
        self._woken.set()

    def ask_to_stop(self) -> None:
        """Begin no further call; what is in flight still ends."""
        self._courier.stopping.set()
        self._woken.set()

    def stop(self) -> None:
        """Stop and wait: calls in flight are finished, rows not yet begun are given back."""
        self.ask_to_stop()
        if self._thread.is_alive():
            self._thread.join()
        self._pool.shutdown(wait=True)
        self._courier.ownership.let_go()

    def _run(self) -> None:
        pause = self._courier.policy.sweep_every.total_seconds()
        while not self._courier.stopping.is_set():
            try:
                for handler, lane in self._courier.look_around():
                    self._send_to(handler, lane)
            except (DatabaseProblem, psycopg.Error) as error:
                logger.warning("The database is away: %s", error)
                connections.close_all()
            except Exception:
                logger.exception("A sweep of the outbox failed")
            self._woken.wait(pause)
            self._woken.clear()
        connections.close_all()

    def _send_to(self, handler: Handler[Any], lane: str) -> None:
        key = (handler.model, lane)
        with self._mutex:
            if key in self._at_work or self._courier.stopping.is_set():
                return
            self._at_work.add(key)
        self._pool.submit(self._work, handler, lane)

    def _work(self, handler: Handler[Any], lane: str) -> None:
        try:
            self._courier.work_lane(handler, lane)
        except (DatabaseProblem, psycopg.Error) as error:
            logger.warning("Lane %s stopped, the database is away: %s", lane, error)
        except Exception:
            logger.exception("Lane %s stopped", lane)
        finally:
            connections.close_all()
            with self._mutex:
                self._at_work.discard((handler.model, lane))


_resident: ResidentCourier | None = None
_mutex = threading.Lock()


def is_allowed() -> bool:
    """Whether couriers may live in this installation's processes (tests say no)."""
    return bool(getattr(settings, "OUTBOX_RESIDENT", True))


def make_courier() -> Courier:
    """A courier for everything that is registered, under the strongest ownership there is."""
    return Courier(handlers=registered(), ownership=ownership_here(), policies=policies())


def courier_of_this_process() -> ResidentCourier:
    """The one courier of this process, started at the first call."""
    global _resident
    with _mutex:
        if _resident is None:
            _resident = ResidentCourier(make_courier())
            _resident.start()
        return _resident


def stop_courier_of_this_process() -> None:
    """Stop it if there is one, waiting for what is in flight."""
    global _resident
    with _mutex:
        resident, _resident = _resident, None
    if resident is not None:
        resident.stop()


def _forget_after_fork() -> None:
    """A child process has the parent's courier in memory, but neither its threads nor its lock."""
    global _resident, _mutex
    _resident, _mutex = None, threading.Lock()


os.register_at_fork(after_in_child=_forget_after_fork)
atexit.register(stop_courier_of_this_process)
