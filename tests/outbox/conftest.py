"""A far side, a handler that posts to it, and a courier that sweeps once when told to."""

import pytest

from outbox.courier import Courier
from outbox.ownership import LeaseOnly
from tests.outbox.doubles import POLICY, FarHandler, FarSide


@pytest.fixture
def far() -> FarSide:
    return FarSide()


@pytest.fixture
def handler(far: FarSide) -> FarHandler:
    return FarHandler(far)


@pytest.fixture
def courier(handler: FarHandler) -> Courier:
    return Courier(handlers=[handler], ownership=LeaseOnly(), policy=POLICY)
