"""What the tests of Mastodon post, as whom, and what is there afterwards."""

from datetime import UTC, datetime

import httpx

from campaigns.channels.contract import Account, Connected, Draft
from campaigns.channels.mastodon import CHANNEL
from outbox.rules.deadline import Deadline
from tests.campaigns.channels.delivering import draft_image
from tests.peers.mastodon import TOKEN, MastodonStub

NOW = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
PROVEN = {"idempotency": {"is_proven": True}}
PICTURE = draft_image(b"picture", alt="Tilts")


def account_at(url: str, **capabilities: object) -> Account:
    return Account(
        id=1, base_url=url, secret={"access_token": TOKEN}, capabilities=dict(capabilities)
    )


def draft(number: int = 1, **more: object) -> Draft:
    link = f"https://example.org/lv/stories/kuldiga-tilts?utm_source=mastodon&utm_id={number}"
    return Draft(**{"text": "Pērle", "language": "lv", "link": link, **more})


def posts_of(url: str) -> list[dict]:
    bearer = {"authorization": f"Bearer {TOKEN}"}
    me = httpx.get(f"{url}/api/v1/accounts/verify_credentials", headers=bearer).json()["id"]
    found: list[dict] = []
    while True:
        params = {"limit": 40, **({"max_id": found[-1]["id"]} if found else {})}
        page = httpx.get(f"{url}/api/v1/accounts/{me}/statuses", headers=bearer, params=params)
        if not page.json():
            return found
        found += page.json()


def connected(stub: MastodonStub) -> Account:
    """Connect on a line that loses nothing."""
    lose_every, stub.lose_every = stub.lose_every, 0
    answer = CHANNEL.connect(account_at(stub.url), deadline=Deadline.after(30), now=NOW)
    stub.lose_every = lose_every
    assert isinstance(answer, Connected)
    return account_at(stub.url, **answer.capabilities)
