"""The stub counts as Mastodon documents, or a journey through it would prove nothing."""

import httpx
import pytest

from tests.peers.mastodon import MOST_CHARACTERS, TOKEN, mastodon_stub


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("x" * MOST_CHARACTERS, 200),
        ("x" * (MOST_CHARACTERS + 1), 422),
        ("👨‍👩‍👧‍👦" * MOST_CHARACTERS, 200),
        ("x" * (MOST_CHARACTERS - 24) + " https://example.org/" + "a" * 600, 200),
        ("x" * (MOST_CHARACTERS - 23) + " https://example.org/", 422),
        ("x" * (MOST_CHARACTERS - 6) + " @riga@social.example.org", 200),
    ],
)
def test_a_toot_is_taken_or_refused_by_its_length(text: str, status: int) -> None:
    with mastodon_stub() as stub:
        answer = httpx.post(
            f"{stub.url}/api/v1/statuses",
            headers={"authorization": f"Bearer {TOKEN}", "idempotency-key": "one"},
            json={"status": text, "visibility": "public"},
        )
        assert answer.status_code == status
        assert len(stub.statuses) == (status == 200)
