"""Mastodon: keys where they are proven, read-back where they are not, and honest limits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from mastodon_mock.testing.server import MockServer

from campaigns.channels.contract import Account, Connected, Draft
from campaigns.channels.mastodon import CHANNEL
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import (
    Absent,
    Found,
    LaneBlocked,
    NotSent,
    Refused,
    Sent,
    Settling,
    Unsure,
)
from tests.campaigns.channels.delivering import (
    key_of,
    send_once,
)
from tests.campaigns.channels.mastodon_posts import (
    NOW,
    PICTURE,
    PROVEN,
    account_at,
    connected,
    draft,
    posts_of,
)
from tests.peers.faulty import answers, faulty_server
from tests.peers.mastodon import MastodonStub, mastodon_stub

# Connecting


@pytest.mark.parametrize("honours_key", [True, False])
def test_the_probe_finds_out_whether_the_key_counts(honours_key: bool) -> None:
    with mastodon_stub(honours_key=honours_key) as stub:
        capabilities = connected(stub).capabilities
        assert capabilities["idempotency"] == {
            "is_proven": honours_key,
            "probed_at": NOW.isoformat(),
            "left_behind": [],
        }
        assert stub.statuses == {}
        assert len(stub.deleted) == (1 if honours_key else 2)


def test_a_server_that_only_drops_equal_texts_proves_nothing() -> None:
    with mastodon_stub(honours_key=False, drops_equal_texts=True) as stub:
        assert not connected(stub).capabilities["idempotency"]["is_proven"]


def test_connecting_reads_the_servers_limits() -> None:
    with mastodon_stub() as stub:
        account = connected(stub)
    payload = CHANNEL.compose(Draft(text="a" * 600, language="lv"), account)
    assert CHANNEL.problems(payload, account) == []
    assert CHANNEL.count(payload, account).limit == 700
    stranger = account_at(stub.url)
    assert [p.code for p in CHANNEL.problems(payload, stranger)] == ["too-long"]
    assert account.capabilities["account_id"] == "7"


def test_the_mock_proves_its_key(mock: MockServer) -> None:
    before = posts_of(mock.base_url)
    account = account_at(mock.base_url)
    answer = CHANNEL.connect(account, deadline=Deadline.after(30), now=NOW)
    assert isinstance(answer, Connected)
    assert answer.capabilities["idempotency"]["is_proven"]
    assert posts_of(mock.base_url) == before


def test_a_dead_token_blocks_the_account(mock: MockServer) -> None:
    account = replace(account_at(mock.base_url), secret={"access_token": "revoked"})
    payload = CHANNEL.compose(draft(), account)
    ends = [
        CHANNEL.connect(account, deadline=Deadline.after(30), now=NOW),
        send_once(CHANNEL, payload, key=key_of(CHANNEL, 1), account=account),
    ]
    for end in ends:
        assert isinstance(end, LaneBlocked)
        assert (end.code, end.until) == ("token", None)


def test_the_mocks_rate_limit_blocks_until_its_moment(mock: MockServer) -> None:
    account = account_at(mock.base_url)
    payload = CHANNEL.compose(draft(), account)
    rule = {
        "match": {"path": "/api/v1/statuses", "methods": ["POST"]},
        "effect": {"type": "ratelimit"},
        "count": 1,
    }
    httpx.post(f"{mock.base_url}/api/v1/_mock/faults", json=rule).raise_for_status()
    outcome = send_once(CHANNEL, payload, key=key_of(CHANNEL, 1), account=account)
    assert isinstance(outcome, LaneBlocked)
    assert outcome.code == "rate"
    assert outcome.until is not None
    assert isinstance(send_once(CHANNEL, payload, key=key_of(CHANNEL, 1), account=account), Sent)


# Settling


@pytest.mark.parametrize(
    ("capabilities", "minutes", "way"),
    [
        (PROVEN, None, Settling.KEYED),
        (PROVEN, 50, Settling.KEYED),
        (PROVEN, 51, Settling.LOOK),
        ({}, None, Settling.LOOK),
        ({"idempotency": {"is_proven": False}}, 1, Settling.LOOK),
    ],
)
def test_a_key_is_trusted_only_where_and_while_it_is_kept(
    capabilities: dict, minutes: int | None, way: Settling
) -> None:
    first = None if minutes is None else NOW - timedelta(minutes=minutes)
    account = account_at("https://social.example", **capabilities)
    assert CHANNEL.settling(account, first_attempt_at=first, now=NOW) == way


def look_for(payload: dict, account: Account, *, since: datetime | None = None) -> object:
    return CHANNEL.look(
        payload,
        key=key_of(CHANNEL, 1),
        account=account,
        since=since or datetime.now(UTC),
        deadline=Deadline.after(30),
    )


def test_looking_finds_by_utm_id_and_not_by_its_beginning() -> None:
    with mastodon_stub() as stub:
        account = account_at(stub.url)
        there = CHANNEL.compose(draft(123), account)
        send_once(CHANNEL, there, key=key_of(CHANNEL, 123), account=account)
        assert isinstance(look_for(there, account), Found)
        assert look_for(CHANNEL.compose(draft(12), account), account) == Absent()


def test_looking_without_utm_id_compares_words_and_number_of_pictures() -> None:
    text = "Pērle & tilts,\notrā rinda\n\n@riga@social.example.org https://example.org/" + "a" * 60
    with mastodon_stub() as stub:
        account = account_at(stub.url)
        there = CHANNEL.compose(draft(text=text, link="", images=[PICTURE]), account)
        outcome = send_once(
            CHANNEL,
            there,
            key=key_of(CHANNEL, 1),
            account=account,
            open_image=lambda _image: b"picture",
        )
        assert isinstance(outcome, Sent)
        for status in stub.statuses.values():  # as a real server shows a remote mention
            status["content"] = status["content"].replace("@social.example.org", "")
        assert isinstance(look_for(there, account), Found)
        assert look_for({**there, "images": []}, account) == Absent()
        assert look_for({**there, "text": text + "!"}, account) == Absent()


def test_looking_passes_over_older_posts_and_reads_page_after_page() -> None:
    with mastodon_stub() as stub:
        account = account_at(stub.url)
        payloads = [CHANNEL.compose(draft(number), account) for number in range(45)]
        for number, payload in enumerate(payloads):
            send_once(CHANNEL, payload, key=key_of(CHANNEL, number), account=account)
        assert isinstance(look_for(payloads[0], account), Found)
        later = datetime.now(UTC) + timedelta(minutes=5)
        assert look_for(payloads[0], account, since=later) == Absent()


@pytest.mark.parametrize(
    "body", [b'{"not": "a list"}', b'[{"id": 7}]', b'[{"id": "7", "content": ""}]', b"oops"]
)
def test_a_list_that_cannot_be_read_teaches_nothing(body: bytes) -> None:
    with faulty_server(answers(200, body)) as url:
        account = account_at(url, account_id="7")
        assert isinstance(look_for(CHANNEL.compose(draft(), account), account), Unsure)


# Pictures and limits


def test_a_picture_is_waited_for_while_the_server_processes_it() -> None:
    with mastodon_stub(polls_until_media_is_ready=2) as stub:
        outcome = send_picture(stub, seconds=30)
        assert isinstance(outcome, Sent)
        assert stub.media_looks == 2


def test_a_picture_that_takes_too_long_is_not_sent_and_leaves_nothing() -> None:
    with mastodon_stub(polls_until_media_is_ready=10**6) as stub:
        outcome = send_picture(stub, seconds=5.7)
        assert outcome == NotSent(code="media-processing", words=outcome.words)
        assert stub.statuses == {}


def test_a_lost_answer_to_an_upload_published_nothing() -> None:
    with faulty_server(answers(500)) as url:
        account = account_at(url)
        payload = CHANNEL.compose(draft(images=[PICTURE]), account)
        outcome = send_once(
            CHANNEL,
            payload,
            key=key_of(CHANNEL, 1),
            account=account,
            open_image=lambda _image: b"picture",
        )
        assert isinstance(outcome, NotSent)


def send_picture(stub: MastodonStub, *, seconds: float) -> object:
    account = account_at(stub.url)
    return send_once(
        CHANNEL,
        CHANNEL.compose(draft(images=[PICTURE]), account),
        key=key_of(CHANNEL, 1),
        account=account,
        open_image=lambda _image: b"picture",
        seconds=seconds,
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": "a" * 500}, "too-long"),
        ({"text": "a" * 450, "warning": "w" * 30}, "too-long"),
        ({"images": [replace(PICTURE, alt="")]}, "alt-missing"),
        ({"images": [replace(PICTURE, alt="a" * 1501)]}, "alt-too-long"),
        ({"images": [replace(PICTURE, width=10_000, height=10_000)]}, "image-too-large"),
        ({"images": [replace(PICTURE, size=16_000_001)]}, "image-too-heavy"),
        ({"images": [PICTURE] * 5}, "too-many-images"),
    ],
)
def test_a_problem_is_named_and_the_sender_refuses_it(change: dict, code: str) -> None:
    account = account_at("https://nobody.invalid")
    payload = CHANNEL.compose(draft(**change), account)
    assert [problem.code for problem in CHANNEL.problems(payload, account)] == [code]
    outcome = send_once(CHANNEL, payload, key=key_of(CHANNEL, 1), account=account)
    assert isinstance(outcome, Refused)
    assert outcome.code == code


def test_a_long_link_weighs_23() -> None:
    account = account_at("https://social.example")
    payload = CHANNEL.compose(
        Draft(text="a" * 475, language="lv", link="https://example.org/" + "x" * 400), account
    )
    assert CHANNEL.count(payload, account).used == 500
    assert CHANNEL.problems(payload, account) == []
