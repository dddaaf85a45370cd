"""What Bluesky's composer writes and its checks refuse, without a server."""

from dataclasses import replace

import pytest

from campaigns.channels.bluesky import CHANNEL
from campaigns.channels.contract import Account, Draft
from outbox.rules.outcomes import NotSent, Refused, Settling
from tests.campaigns.channels.delivering import DUE, draft_image, key_of, send_once
from tests.peers.processes import free_port

ACCOUNT = Account(
    id=1,
    base_url="https://pds.example",
    identifier="riga.test",
    capabilities={"handles": {"kuldiga.example": "did:plc:kuldiga", "gone.example": ""}},
)
LINK = "https://example.org/lv/stories/kuldiga-tilts?utm_id=12&utm_source=bluesky"
DRAFT = Draft(
    text="Ķieģeļu tilts 👨‍👩‍👧‍👦 @kuldiga.example un @gone.example: https://example.org/ā.",
    language="lv",
    link=LINK,
    title="Kuldīga",
    hashtags=["KultūrasPērle", "#Kuldīga", "Kuldīga"],
    statement="Līdzfinansē Eiropas Savienība",
    credit="Foto: Anna",
)
PICTURE = draft_image(b"picture", alt="Tilts")


def marked(payload: dict) -> list[tuple[str, dict]]:
    """Read the facets as a client does: cut them out of the UTF-8 bytes."""
    raw = payload["text"].encode()
    return [
        (
            raw[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode(),
            facet["features"][0],
        )
        for facet in payload["facets"]
    ]


def test_facets_are_positions_in_bytes() -> None:
    features = [(words, feature["$type"].partition("#")[2]) for words, feature in marked(compose())]
    assert features == [
        ("@kuldiga.example", "mention"),
        ("https://example.org/ā", "link"),
        ("#KultūrasPērle", "tag"),
        ("#Kuldīga", "tag"),
    ]


def test_a_mention_carries_the_did_and_a_tag_has_no_sign() -> None:
    features = [feature for _words, feature in marked(compose())]
    assert features[0]["did"] == "did:plc:kuldiga"
    assert features[2]["tag"] == "KultūrasPērle"


def test_without_pictures_the_link_is_the_card() -> None:
    payload = compose()
    assert payload["card"] == {"uri": LINK, "title": "Kuldīga", "description": ""}
    assert "utm_id" not in payload["text"]


def test_beside_pictures_the_link_stands_in_the_text_in_short_form() -> None:
    payload = compose(images=[PICTURE])
    assert payload["card"] is None
    shown = "example.org/lv/stories/kuldiga-tilts"
    assert dict(marked(payload))[shown]["uri"] == LINK


def test_statement_and_credit_are_part_of_the_post() -> None:
    assert "Foto: Anna\n\nLīdzfinansē Eiropas Savienība\n\n#KultūrasPērle" in compose()["text"]


def test_composing_twice_gives_the_same_payload() -> None:
    assert compose() == compose()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": "a" * 301}, "too-long"),
        ({"text": "👨‍👩‍👧‍👦" * 121}, "too-long"),
        ({"text": ""}, "text-missing"),
        ({"language": ""}, "language-missing"),
        ({"link": "javascript:alert(1)"}, "link-not-web"),
        ({"images": [replace(PICTURE, alt=" ")]}, "alt-missing"),
        ({"images": [replace(PICTURE, mime="image/tiff")]}, "image-format"),
        ({"images": [replace(PICTURE, size=2_000_001)]}, "image-too-heavy"),
        ({"images": [PICTURE] * 5}, "too-many-images"),
    ],
)
def test_a_problem_is_named(change: dict, code: str) -> None:
    payload = CHANNEL.compose(Draft(**{"text": "a", "language": "lv", **change}), ACCOUNT)
    assert [problem.code for problem in CHANNEL.problems(payload, ACCOUNT)] == [code]


@pytest.mark.parametrize("text", ["a" * 300, "e\u0301" * 300, "👨‍👩‍👧‍👦" * 120])
def test_a_text_at_the_limit_fits(text: str) -> None:
    payload = CHANNEL.compose(Draft(text=text, language="lv"), ACCOUNT)
    assert CHANNEL.problems(payload, ACCOUNT) == []
    assert not CHANNEL.count(payload, ACCOUNT).is_over


def test_the_sender_refuses_before_the_network_does() -> None:
    payload = CHANNEL.compose(Draft(text="a" * 301, language="lv"), ACCOUNT)
    outcome = send_once(CHANNEL, payload, key=key_of(CHANNEL, 1), account=ACCOUNT)
    facts = {"used": 301, "limit": 300, "unit": "characters"}
    assert outcome == Refused(code="too-long", words="", facts=facts)


def test_a_server_that_is_away_was_not_sent_to() -> None:
    account = replace(ACCOUNT, base_url=f"http://127.0.0.1:{free_port()}")
    outcome = send_once(CHANNEL, compose(), key=key_of(CHANNEL, 1), account=account)
    assert isinstance(outcome, NotSent)


def test_repeating_is_how_bluesky_is_settled() -> None:
    assert CHANNEL.settling(ACCOUNT, first_attempt_at=None, now=DUE) == Settling.REPEAT


def test_a_secret_never_shows() -> None:
    assert "pearl" not in repr(replace(ACCOUNT, secret={"app_password": "pearl"}))


def compose(**change: object) -> dict:
    return CHANNEL.compose(replace(DRAFT, **change), ACCOUNT)
