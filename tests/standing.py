"""Worlds that stand for all tests of a module: built once, undone at its end.

Each test begins in a transaction of its own inside, so it undoes only what it did itself. A test
that commits (`transaction=True`) cannot stand on one: it builds its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction


@contextmanager
def standing(django_db_blocker: Any) -> Iterator[None]:
    """Let what is built inside stay until the block ends."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
