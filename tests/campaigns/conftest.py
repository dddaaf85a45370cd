"""A story in two languages that an officer and a reviewer tell about."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from tests.campaigns.asking import asked_about, page, request_
from tests.campaigns.rehearsed import elsewhere, stage
from tests.campaigns.telling import Desk
from tests.standing import standing

__all__ = ["asked_about", "desk", "elsewhere", "page", "request_", "stage"]


@pytest.fixture(scope="module")
def standing_desk(django_db_setup: None, django_db_blocker: Any) -> Iterator[Desk]:
    with standing(django_db_blocker):
        yield Desk()


@pytest.fixture
def desk(standing_desk: Desk, db: None) -> Desk:
    return copy.deepcopy(standing_desk)
