"""A story in two languages that an officer and a reviewer tell about."""

import pytest

from tests.campaigns.asking import asked_about, page, request_
from tests.campaigns.rehearsed import elsewhere, stage
from tests.campaigns.telling import Desk

__all__ = ["asked_about", "desk", "elsewhere", "page", "request_", "stage"]


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()
