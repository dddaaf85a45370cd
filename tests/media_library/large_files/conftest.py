"""A running site with one officer in it, for tests in Chromium."""

from collections.abc import Iterator

import pytest

from tests.browser import fixtures
from tests.media_library.large_files.desk_server import DeskServer


def pytest_configure(config: pytest.Config) -> None:
    """Share the browser with the other tests in Chromium; imported twice, it would be two."""
    if not config.pluginmanager.is_registered(fixtures):
        config.pluginmanager.register(fixtures, "tests.browser.fixtures")


@pytest.fixture(scope="session")
def desk_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    server = DeskServer(tmp_path_factory.mktemp("desk"))
    server.prepare()
    server.start()
    yield server
    server.stop()
