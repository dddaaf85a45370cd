"""Addresses of streams: which are played on the page, which are links, which are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremonies.rules.stream_addresses import Player, Recognised, recognise
from outbox.rules.refusals import Refusal

NOCOOKIE = "https://www.youtube-nocookie.com"
VIDEO = "dQw4w9WgXcQ"
UUID = "9c9de5e8-0a1e-484a-b099-e80766180a6d"


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.youtube.com/watch?v={VIDEO}&t=5",
        f"https://youtube.com/live/{VIDEO}?feature=share",
        f"https://m.youtube.com/embed/{VIDEO}",
        f"https://youtu.be/{VIDEO}",
        f"https://WWW.YouTube.com/watch?v={VIDEO}",
    ],
)
def test_youtube_is_played_without_its_cookies_and_named_as_an_onlooker(address):
    found = recognise(address)
    assert (found.provider, found.onlooker) == ("YouTube", "Google")
    assert (found.embed, found.origin) == (f"{NOCOOKIE}/embed/{VIDEO}", NOCOOKIE)


@pytest.mark.parametrize("path", ["/w/kkGMgK9ZtnKfYAgnEtQxbv", f"/videos/watch/{UUID}"])
def test_peertube_is_played_without_viewers_seeing_each_other(path):
    found = recognise(f"https://tube.example.org{path}")
    assert found.provider == "PeerTube"
    assert found.embed.startswith("https://tube.example.org/videos/embed/")
    assert found.embed.endswith("?p2p=0")
    assert (found.origin, found.onlooker) == ("https://tube.example.org", "")


@pytest.mark.parametrize("path", ["/embed/video", "/embed/video/", "/hls/stream.m3u8"])
def test_owncast_is_played_in_its_own_frame(path):
    found = recognise(f"https://live.example.org:8443{path}")
    assert found.provider == "Owncast"
    assert found.embed == "https://live.example.org:8443/embed/video"
    assert found.origin == "https://live.example.org:8443"


def test_hls_is_played_in_a_video_element():
    found = recognise("https://cdn.example.org/a/b/main.m3u8?token=1")
    assert (found.player, found.origin) == (Player.VIDEO, "https://cdn.example.org")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/watch",
        "https://vimeo.com/123",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/@channel",
        "https://www.youtube.com/watch?v=too-short",
        f"https://www.youtube.com/watch?v={VIDEO}%22onload",
    ],
)
def test_anything_else_is_a_plain_link(address):
    found = recognise(address)
    assert (found.player, found.embed) == (Player.NONE, "")


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("javascript:alert(1)", "not-an-address"),
        ("data:text/html,x", "not-an-address"),
        ("//example.org/x", "not-an-address"),
        ("example.org", "not-an-address"),
        ("https://", "not-an-address"),
        ("https://[::1", "not-an-address"),
        ("https://[::1]/", "not-an-address"),
        ("https://example.org;script-src/live.m3u8", "not-an-address"),
        ("https://a..b/", "not-an-address"),
        ("https://example.org:port/", "not-an-address"),
        ("https://exa mple.org/", "not-an-address"),
        ("http://example.org/live.m3u8", "not-https"),
        ("https://name:secret@example.org/", "has-password"),
    ],
)
def test_what_is_refused_says_why(address, code):
    assert recognise(address) == Refusal(code)


def test_without_https_of_its_own_a_site_may_link_to_http():
    found = recognise("http://localhost:8080/live.m3u8", only_https=False)
    assert found.player == Player.VIDEO
    assert recognise("javascript:alert(1)", only_https=False) == Refusal("not-an-address")


@given(st.text(max_size=60).map(lambda rest: f"https://example.org/{rest}") | st.text())
def test_no_address_breaks_out_of_a_policy_or_is_of_another_scheme(address):
    found = recognise(address)
    if isinstance(found, Recognised):
        assert found.origin.startswith("https://")
        assert not set(found.origin) & set("; ,'\"<>")
        assert found.embed == "" or found.embed.startswith("https://")
