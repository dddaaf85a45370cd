"""The Celery application of a fault run: the project's own, with a courier for the far side.

Read by `celery -A tests.faults.celery_worker`; FAULTS_PLAN and FAR_SIDE_PORT come from the run.
"""

import os
import time

import django

django.setup()

from config.celery import app  # noqa: E402
from outbox import resident  # noqa: E402
from outbox.rules.cuts import Cut  # noqa: E402
from tests.faults.plan import Plan  # noqa: E402
from tests.faults.workers import make_courier  # noqa: E402


def _dawdle(point: str) -> None:
    """Leave most rows to the workers that the run kills and stops."""
    if point == Cut.AFTER_ACCEPT:
        time.sleep(1)


resident.make_courier = lambda: make_courier(
    plan=Plan.from_json(os.environ["FAULTS_PLAN"]),
    port=int(os.environ["FAR_SIDE_PORT"]),
    at=_dawdle,
    worker="celery",
)

__all__ = ["app"]
