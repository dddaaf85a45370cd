"""Two organisations, of which neither may see anything of the other."""

import pytest

from tests.media_library.two_organisations import Side, two_organisations


@pytest.fixture
def sides() -> tuple[Side, Side]:
    return two_organisations()
