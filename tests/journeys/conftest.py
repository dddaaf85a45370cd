"""Puts the demo and the browser at the disposal of these tests."""

import pytest

from tests.browser import fixtures


def pytest_configure(config: pytest.Config) -> None:
    """Register them for the whole run; imported into two conftests, they would be two demos."""
    if not config.pluginmanager.is_registered(fixtures):
        config.pluginmanager.register(fixtures, "tests.browser.fixtures")
