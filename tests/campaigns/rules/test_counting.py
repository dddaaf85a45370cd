"""Each counter gives the platform's own number."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.counting import LINK, graphemes, mastodon_characters, utf8_bytes

FAMILY = "👨‍👩‍👧‍👦"
MIXED = (
    f"Kuldīga {FAMILY} Žagarė #KultūrasPērle "
    "https://example.org/lv/stories/kuldiga-tilts?utm_source=x @riga@social.example.org"
)


def test_one_text_has_three_lengths() -> None:
    assert len(MIXED) == 120  # what no platform counts
    assert mastodon_characters(text=MIXED) == 61
    assert graphemes(MIXED) == 114
    assert utf8_bytes(MIXED) == 143


@pytest.mark.parametrize(
    ("text", "clusters", "size"),
    [
        ("", 0, 0),
        ("e\u0301" * 300, 300, 900),
        (FAMILY * 120, 120, 3_000),
        ("🇱🇻🇱🇹🇪🇪", 3, 24),
        ("1️⃣", 1, 7),
        ("Čiurlionis", 10, 11),
        ("\r\n", 1, 2),
    ],
)
def test_graphemes_and_bytes(text: str, clusters: int, size: int) -> None:
    assert (graphemes(text), utf8_bytes(text)) == (clusters, size)


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("https://example.org/" + "a" * 600, 23),
        ("https://a.org", 23),
        ("see https://example.org/x.", 28),
        ("(https://example.org/x)", 25),
        ("https://example.org/Riga_(city)", 23),
        ("http://localhost/x", 18),
        ("@riga@social.example.org", 5),
        ("@riga.city@social.example.org!", 11),
        ("https://social.example.org/@riga@other.example.org", 23),
        ("mail riga@example.org", 21),
    ],
)
def test_mastodon_weighs_links_and_mentions(text: str, used: int) -> None:
    assert mastodon_characters(text=text) == used


def test_mastodon_adds_the_warning_as_it_stands() -> None:
    warning = "https://example.org/" + "a" * 30
    assert mastodon_characters(text="x", warning=warning) == 51


def test_mastodon_takes_the_link_weight_from_the_server() -> None:
    assert mastodon_characters(text="https://example.org/x", characters_per_link=30) == 30


@given(st.text())
def test_graphemes_never_exceed_code_points_nor_bytes(text: str) -> None:
    assert graphemes(text) <= len(text)
    assert graphemes(text) <= utf8_bytes(text.encode(errors="replace").decode())


@given(st.text(alphabet=st.characters(exclude_characters="@:/", exclude_categories=["Cs"])))
def test_mastodon_counts_plain_text_by_graphemes(text: str) -> None:
    assert mastodon_characters(text=text) == graphemes(text)


@given(st.text(alphabet="abcčžй0-_/?=&.#", max_size=200))
def test_a_link_weighs_the_same_however_long(path: str) -> None:
    link = f"https://example.org/{path}a"
    assert mastodon_characters(text=link) == 23
    assert [match.group() for match in LINK.finditer(link)] == [link]


@given(st.text())
def test_clusters_put_together_are_the_text(text: str) -> None:
    assert "".join(regex.findall(r"\X", text)) == text
