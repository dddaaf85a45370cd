"""Celery's view: a doorbell, and nothing that could be lost with it."""

import logging
from typing import Any

from celery import shared_task
from celery.signals import worker_process_shutdown, worker_shutdown
from django.db import transaction
from kombu.exceptions import OperationalError

from outbox.resident import (
    courier_of_this_process,
    is_allowed,
    stop_courier_of_this_process,
)

logger = logging.getLogger(__name__)


@shared_task(ignore_result=True)
def wake() -> None:
    """Make this worker's courier look for due rows now."""
    if is_allowed():
        courier_of_this_process().wake()


def ring() -> None:
    """Ring the doorbell; a broker that is away costs a sweep's delay and nothing else."""
    try:
        wake.apply_async(retry=False, expires=10)
    except (OperationalError, OSError) as error:
        logger.warning("Nobody could be woken, the next sweep will find the rows: %s", error)


def ring_after_commit(**kwargs: Any) -> None:
    """Receive `rows_due`: ring once when what was written can be seen."""
    if not any(waiting is ring for _, waiting, *_ in transaction.get_connection().run_on_commit):
        transaction.on_commit(ring, robust=True)


@worker_shutdown.connect
@worker_process_shutdown.connect
def leave(**kwargs: Any) -> None:
    """End cleanly with the worker: finish calls in flight, give back the rest."""
    stop_courier_of_this_process()
