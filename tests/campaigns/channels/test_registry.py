"""Every file with a CHANNEL is found; the house's own channels are fitted with their ports."""

import pytest

from campaigns.channels import registry
from campaigns.channels.bluesky import BlueskyChannel
from campaigns.channels.feed import FeedChannel


@pytest.fixture(autouse=True)
def _nothing_fitted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_fitted", {})


def test_networks_are_found_by_their_file() -> None:
    assert registry.kinds() == ["bluesky", "mastodon"]
    assert isinstance(registry.channel("bluesky"), BlueskyChannel)


def test_a_fitted_channel_joins() -> None:
    feed = FeedChannel(put_entry=lambda _key, _payload: "")
    registry.fit(feed)
    assert registry.channel("feed") is feed
    assert registry.kinds() == ["bluesky", "feed", "mastodon"]


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(registry.UnknownChannel, match="carrier-pigeon"):
        registry.channel("carrier-pigeon")
