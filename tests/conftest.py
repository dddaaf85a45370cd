"""What every test stands on: a migrated database in a moment, and roles that are set up."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from hypothesis import HealthCheck, settings

from config.schema import template
from tests import first_rows

# A machine that is busy with something else is no reason to fail.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


def pytest_collection_finish() -> None:
    """Tell the collector what stays to the end: walking over it costs a tenth of the suite."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Load the schema template on SQLite, in a file that threads share; migrate on PostgreSQL.

    There it may begin as a copy of a database that has been migrated (tests/services/migrated.py).
    """
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            _use_file(tmp_path_factory.mktemp("database") / "test.sqlite3")
            load_template()
            yield
            connection.close()
        else:
            if begins_as := os.environ.get("TEST_DATABASE_TEMPLATE"):
                connection.settings_dict["TEST"]["TEMPLATE"] = begins_as
            databases = setup_databases(verbosity=0, interactive=False)
            yield
            teardown_databases(databases, verbosity=0)


@pytest.fixture(scope="session")
def give_first_rows_back(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Callable[[], None]:
    """Keep the database as it is before any test."""
    with django_db_blocker.unblock():
        return first_rows.keep()


@pytest.fixture(autouse=True)
def _first_rows_for_tests_that_commit(request: pytest.FixtureRequest) -> None:
    """Give a test that commits the first rows back, which the one before it has emptied away."""
    marked = request.node.get_closest_marker("django_db")
    if marked is None or not marked.kwargs.get("transaction"):
        return
    give_back = request.getfixturevalue("give_first_rows_back")
    request.getfixturevalue("transactional_db")
    give_back()


def _use_file(path: Path) -> None:
    connection.close()
    connection.settings_dict["NAME"] = str(path)


def load_template() -> None:
    """Fill an empty SQLite database with the migrated schema and its first rows."""
    template.load(connection)
    call_command("migrate", verbosity=0)


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Let no test meet another's rate counters."""
    cache.clear()


@pytest.fixture(autouse=True)
def _own_language() -> None:
    """Let no test go on in the language that another was answered in."""
    translation.deactivate()
