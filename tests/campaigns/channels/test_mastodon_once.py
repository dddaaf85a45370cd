"""Mastodon under lost answers: exactly the wanted number, with keys and without."""

import pytest
from mastodon_mock.testing.server import MockServer

from campaigns.channels.contract import Account
from campaigns.channels.mastodon import CHANNEL
from outbox.rules.outcomes import Sent
from tests.campaigns.channels.delivering import deliver, is_settled, key_of, send_once
from tests.campaigns.channels.mastodon_posts import PROVEN, account_at, connected, draft, posts_of
from tests.peers.flaky import losing_answers
from tests.peers.mastodon import mastodon_stub

WANTED = 30


@pytest.mark.services
@pytest.mark.parametrize("has_key", [True, False])
def test_the_mock_behind_a_proxy_that_loses_every_third_answer(
    mock: MockServer, has_key: bool
) -> None:
    before = len(posts_of(mock.base_url))
    with losing_answers(mock.base_url, match="POST /api/v1/statuses") as url:
        account = account_at(url, **PROVEN)
        for number in range(60):
            payload = CHANNEL.compose(draft(number), account)
            key = key_of(CHANNEL, number)
            end, _lost = (
                deliver(CHANNEL, payload, key=key, account=account)
                if has_key
                else _deliver_with_new_keys(payload, number, account)
            )
            assert isinstance(end, Sent)
    there = len(posts_of(mock.base_url)) - before
    # The negative control: a key per attempt is no key, and each of the 89 requests made a post.
    assert there == (60 if has_key else 89)


def _deliver_with_new_keys(payload: dict, number: int, account: Account) -> tuple[object, int]:
    for attempt in range(10):
        key = key_of(CHANNEL, 1000 * (attempt + 1) + number)
        end = send_once(CHANNEL, payload, key=key, account=account)
        if isinstance(end, Sent):
            return end, attempt
    raise AssertionError("never settled")


@pytest.mark.parametrize("honours_key", [True, False])
def test_lost_answers_are_settled_by_key_or_by_looking(honours_key: bool) -> None:
    with mastodon_stub(honours_key=honours_key, lose_every=3) as stub:
        account = connected(stub)
        before = stub.posts_taken
        for number in range(WANTED):
            payload = CHANNEL.compose(draft(number), account)
            end, _lost = deliver(CHANNEL, payload, key=key_of(CHANNEL, number), account=account)
            assert is_settled(end)
        assert len(stub.statuses) == WANTED
        # Only a server with keys is ever asked to post the same thing again.
        assert (stub.posts_taken - before > WANTED) is honours_key


def test_blind_repeats_double_where_the_key_is_ignored() -> None:
    """Negative control for looking before sending again."""
    with mastodon_stub(honours_key=False, lose_every=3) as stub:
        account = account_at(stub.url)
        for number in range(WANTED):
            payload = CHANNEL.compose(draft(number), account)
            key = key_of(CHANNEL, number)
            deliver(CHANNEL, payload, key=key, account=account, settles=False)
        assert len(stub.statuses) > WANTED
