"""A pytest plugin that keeps what servers can change, and of that one share: `--share 1/2`."""

from zlib import crc32

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--share", default="1/1", help="which share of the tests, as 1/2")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    number, shares = map(int, config.getoption("--share").split("/"))
    mine = [
        item
        for item in items
        if meets_a_server(item) and crc32(item.nodeid.encode()) % shares == number - 1
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(mine)])
    items[:] = mine


def meets_a_server(item: pytest.Item) -> bool:
    """Whether the servers can make a difference: it asks for one, or it stands on the database.

    The others, rules and pictures and templates, are what `make test` has seen already.
    """
    marked = any(item.get_closest_marker(name) for name in ("services", "django_db"))
    return marked or "django_db_setup" in item.fixturenames
