"""A real PDS agrees with every limit that we count, on both sides of it."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import httpx
import pytest

from campaigns.channels import checks
from campaigns.channels.bluesky import CHANNEL
from campaigns.rules.counting import graphemes, utf8_bytes
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Refused, Sent
from tests.campaigns.channels.delivering import draft_image, draft_of, key_of, png, send_once

pytestmark = pytest.mark.services

CREATE = "com.atproto.repo.createRecord"
PIECES: list[Sequence[str]] = [
    "æøåäöüßõšžčēģīķļņąęėįųłńóśźż",
    "abc xyz ABC 0129 .,;:!?-–„“”’…€‰ \n",
    ["Ā", "Ž", "Ł", "e\u0301", "a\u0328\u0301", "ė\u0303", "i\u0307\u0301", "\u0301"],
    ["👨‍👩‍👧‍👦", "🇱🇻", "🇪🇪", "🇱", "1️⃣", "❤️", "©", "👍🏽", "🏳️‍🌈", "🧑‍🎨", "🎉", "\u200d", "\ufe0f"],
    ["привіт", "Ёлка", "\r\n", "\t", "\u00ad", "\u200b", "한국", "ห้อง"],
]


@pytest.mark.parametrize(
    ("name", "text", "fits"),
    [
        ("ascii300", "a" * 300, True),
        ("ascii301", "a" * 301, False),
        ("accents300", "e\u0301" * 300, True),
        ("accents301", "e\u0301" * 301, False),
        ("family120", "👨‍👩‍👧‍👦" * 120, True),
        ("family121", "👨‍👩‍👧‍👦" * 121, False),
        ("bytes3001", "👨‍👩‍👧‍👦" * 120 + "a", False),
        ("flags300", "🇱🇻" * 300, True),
        ("mixed300", "ķ🇪🇪ß1️⃣" * 75, True),
        ("mixed301", "ķ🇪🇪ß1️⃣" * 75 + "ž", False),
    ],
)
def test_the_server_agrees_with_our_counter(
    new_store, monkeypatch: pytest.MonkeyPatch, name: str, text: str, fits: bool
) -> None:
    store = new_store(name)
    payload = CHANNEL.compose(draft_of(text), store.account)
    assert (CHANNEL.problems(payload, store.account) == []) is fits
    # Our own refusal is switched off, so that the server's is heard.
    monkeypatch.setattr("campaigns.channels.bluesky.refused", lambda _problems: None)
    outcome = send_once(CHANNEL, payload, key=key_of(CHANNEL, 1), account=store.account)
    assert isinstance(outcome, Sent if fits else Refused)


def test_two_thousand_texts_are_counted_as_the_server_counts(pds, new_store) -> None:
    """Each text is taken with 300 characters by our count and refused with one more."""
    store = new_store("corpus")
    CHANNEL.connect(store.account, deadline=Deadline.after(30), now=datetime.now(UTC))
    bearer = {"authorization": f"Bearer {store.account.secret['access']}"}
    texts = list(texts_of_300_characters(2_000))
    with httpx.Client(base_url=f"{pds.url}/xrpc", headers=bearer, timeout=120) as server:
        for start in range(0, len(texts), 200):
            writes = [
                {
                    "$type": "com.atproto.repo.applyWrites#create",
                    "collection": "app.bsky.feed.post",
                    "value": record_of(text),
                }
                for text in texts[start : start + 200]
            ]
            body = {"repo": store.did, "validate": True, "writes": writes}
            server.post("/com.atproto.repo.applyWrites", json=body).raise_for_status()
        for text in texts:
            record = record_of(text + "a")
            body = {"repo": store.did, "collection": "app.bsky.feed.post", "record": record}
            assert server.post(f"/{CREATE}", json=body).status_code == 400, text
    assert len(pds.posts(store.did)) == len(texts)


def record_of(text: str) -> dict[str, str]:
    return {"$type": "app.bsky.feed.post", "text": text, "createdAt": "2026-11-21T07:00:00.000Z"}


def texts_of_300_characters(number: int) -> Iterator[str]:
    """Make texts of nine languages' letters, emoji sequences and combining marks."""
    dice = random.Random(2026)
    while number:
        text = ""
        while graphemes(text) < 290:
            text += dice.choice(dice.choice(PIECES))
        text = text.ljust(len(text) + 300 - graphemes(text), "a")
        if utf8_bytes(text) < 3_000:
            number -= 1
            yield text


def test_the_picture_limit_is_the_servers(new_store, monkeypatch: pytest.MonkeyPatch) -> None:
    store = new_store("heavy")
    monkeypatch.setattr("campaigns.channels.bluesky.refused", lambda _problems: None)
    for number, (extra, fits) in enumerate([(-100_000, True), (100_000, False)]):
        limit = checks.limit_of(kind="bluesky", name="image_bytes", account=store.account)
        content = png().ljust(limit + extra, b"\0")
        payload = CHANNEL.compose(
            draft_of("Bilde", images=[draft_image(content, alt="x")]), store.account
        )
        outcome = send_once(
            CHANNEL,
            payload,
            key=key_of(CHANNEL, number),
            account=store.account,
            open_image=lambda _image, content=content: content,
        )
        assert isinstance(outcome, Sent if fits else Refused)
