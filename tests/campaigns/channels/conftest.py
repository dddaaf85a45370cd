"""Servers for the channels' tests: a real PDS with fresh accounts, and the Mastodon mock."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from mastodon_mock.testing.server import MockServer

from campaigns.channels.contract import Account
from tests.peers.bluesky import PASSWORD, BlueskyPds, bluesky_pds
from tests.peers.mastodon import mastodon_mock


class Store:
    """Keeps an account's tokens between calls, as the channel row does."""

    def __init__(self, *, url: str, name: str, did: str) -> None:
        self.did = did
        self.remembered = 0
        self._account = Account(
            id=1,
            base_url=url,
            identifier=f"{name}.test",
            secret={"app_password": PASSWORD},
            remember=self.remember,
        )

    @property
    def account(self) -> Account:
        return self._account

    def remember(self, secret: Mapping[str, Any]) -> None:
        self.remembered += 1
        self._account = replace(self._account, secret=secret)

    def moved_to(self, url: str) -> None:
        self._account = replace(self._account, base_url=url)


@pytest.fixture(scope="session")
def pds() -> Iterator[BlueskyPds]:
    with bluesky_pds() as server:
        yield server


@pytest.fixture
def new_store(pds: BlueskyPds) -> Callable[[str], Store]:
    def make(name: str) -> Store:
        handle = f"bsr-{name}"  # bare words may be reserved
        return Store(url=pds.url, name=handle, did=pds.create_account(handle))

    return make


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with mastodon_mock() as server:
        yield server
