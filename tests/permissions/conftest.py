"""One world for the whole matrix: made once, asked thousands of times, undone after each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from tests.permissions.addresses import Address, addresses
from tests.permissions.world import World, make_world
from tests.standing import standing


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ask before any test with transactions of its own has emptied the database.

    pytest-django lets those run last, but what stands on a world of its own later still.
    """
    items.sort(key=lambda item: Path(__file__).parent not in item.path.parents)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with standing(django_db_blocker):
        yield make_world()


@pytest.fixture(scope="module")
def asked(world: World) -> list[Address]:
    return addresses(world)


@pytest.fixture(autouse=True)
def undone(world: World) -> Iterator[None]:
    """Undo what a test did to the world it shares with the others."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
