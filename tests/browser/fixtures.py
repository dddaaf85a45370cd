"""One demo and one browser for all tests of a process, in tests/browser and tests/journeys."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import Tab, chromium, open_tab
from tests.browser.running_demo import RunningDemo, until

Opener = Callable[..., Tab]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDemo]:
    """The real demo; when the tests are through, it must end by itself and leave nobody behind."""
    running = RunningDemo(tmp_path_factory.mktemp("demo"))
    running.start()
    yield running
    try:
        assert running.end() == 0, running.said()[-3000:]
        running.assert_alone()
    finally:
        running.kill_everything()


@pytest.fixture(scope="session")
def seeded(demo: RunningDemo, tmp_path_factory: pytest.TempPathFactory) -> RunningDemo:
    """A demo that is not running, with a copy of the other's data."""
    copy = RunningDemo(tmp_path_factory.mktemp("seeded"))
    demo.copy_to(copy)
    return copy


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def new_tab(demo: RunningDemo, browser: Browser) -> Iterator[Opener]:
    """Open tabs; a public page that made the browser complain fails its test in the end."""
    opened = []

    def open_one(**options: Any) -> Tab:
        context, tab = open_tab(browser, demo.url, **options)
        opened.append((context, tab))
        return tab

    yield open_one
    troubles = [said for _context, tab in opened for said in tab.troubles]
    for context, _tab in opened:
        context.close()
    assert not troubles, "\n".join(troubles)


__all__ = ["Opener", "browser", "demo", "new_tab", "seeded", "until"]
