"""A post on the site's own feed."""

import pytest

from tests.campaigns.withdrawn.one_post import Desk


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()
