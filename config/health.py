"""Whether the process lives, and whether everything that it needs answers."""

import logging
from collections.abc import Callable

from django.core.files.storage import storages
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from config.celery import app
from media_library.public import has_room_for_files

logger = logging.getLogger(__name__)

# A site whose disk fills still shows its pages: it only takes no more files.
NEARLY_FULL = "nearly full: no files are taken"
GOOD_ENOUGH = frozenset({"ok", NEARLY_FULL})


def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 while the process can answer at all."""
    return JsonResponse({"alive": True})


def readyz(request: HttpRequest) -> JsonResponse:
    """Name database, broker and storage with what is wrong with each; 503 if anything is."""
    checks: dict[str, Callable[[], str]] = {
        "database": _database,
        "broker": _broker,
        "storage": _storage,
    }
    state = {}
    for name, check in checks.items():
        try:
            state[name] = check()
        except Exception as error:  # any fault of any part is the answer here
            logger.warning("not ready: %s", name, exc_info=True)
            state[name] = type(error).__name__
    is_ready = all(answer in GOOD_ENOUGH for answer in state.values())
    return JsonResponse({"ready": is_ready, **state}, status=200 if is_ready else 503)


def _database() -> str:
    try:
        plan = MigrationExecutor(connection)
    except OperationalError:
        return "no answer"
    owed = plan.migration_plan(plan.loader.graph.leaf_nodes())
    return "migrations have not been run: run manage.py migrate" if owed else "ok"


def _broker() -> str:
    with app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
    return "ok"


def _storage() -> str:
    for name in ("default", "public"):
        storages[name].exists("readyz")
    return "ok" if has_room_for_files() else NEARLY_FULL
