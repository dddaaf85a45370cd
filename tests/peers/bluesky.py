"""A real Bluesky PDS, and what a test asks of it behind the channel's back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from tests.peers.processes import cache_folder, free_port, running, shared_tool

PASSWORD = "a-password-for-tests"
_FIRST_RUN_SECONDS = 900  # it installs itself from npm


@dataclass(frozen=True)
class BlueskyPds:
    """A running server."""

    url: str

    def create_account(self, name: str) -> str:
        """Create NAME.test and return its DID."""
        body = {"handle": f"{name}.test", "email": f"{name}@example.com", "password": PASSWORD}
        return str(self._call("POST", "com.atproto.server.createAccount", json=body)["did"])

    def posts(self, did: str) -> list[dict[str, Any]]:
        """List every post of an account."""
        params = {"repo": did, "collection": "app.bsky.feed.post", "limit": "100"}
        found: list[dict[str, Any]] = []
        while True:
            page = self._call("GET", "com.atproto.repo.listRecords", params=params)
            found += page["records"]
            if not page.get("cursor"):
                return found
            params["cursor"] = page["cursor"]

    def _call(self, method: str, name: str, **request: Any) -> dict[str, Any]:
        answer = httpx.request(method, f"{self.url}/xrpc/{name}", timeout=60, **request)
        answer.raise_for_status()
        body: dict[str, Any] = answer.json()
        return body


@contextmanager
def bluesky_pds() -> Iterator[BlueskyPds]:
    """Run a PDS whose world lasts as long as the block."""
    command = [str(shared_tool("bluesky-pds.sh")), str(cache_folder("pds")), str(free_port())]
    with running(command, seconds=_FIRST_RUN_SECONDS) as url:
        yield BlueskyPds(url)
