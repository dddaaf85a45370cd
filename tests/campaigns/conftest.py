"""A story in two languages that an officer and a reviewer tell about."""

import pytest

from tests.campaigns.telling import Desk


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()
