"""Every way a call can end is sorted by what it proves about the request."""

import socket
import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from campaigns.channels.answers import Answer, ask, harmless, meaning
from campaigns.channels.wire import LONGEST_ANSWER, RawAnswer
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import LaneBlocked, NotSent, Refused, Unknown
from tests.peers.faulty import (
    Behaviour,
    answers,
    faulty_server,
    resets,
    sends,
    stays_silent,
    trickles,
)
from tests.peers.processes import free_port

NOW = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
SHORT = 0.4


def call(behaviour: Behaviour, *, seconds: float = 10) -> object:
    with faulty_server(behaviour) as url:
        deadline = Deadline.after(seconds)
        return ask(method="POST", url=f"{url}/post", deadline=deadline, json={"text": "ā" * 2000})


def test_a_yes_is_an_answer() -> None:
    answer = call(answers(200, b'{"id": "7"}'))
    assert isinstance(answer, Answer)
    assert answer.text_of("id") == "7"


@pytest.mark.parametrize(
    ("behaviour", "kind", "code"),
    [
        (answers(401, b'{"error": "The access token was revoked"}'), LaneBlocked, "token"),
        (answers(403, b""), LaneBlocked, "token"),
        (answers(307, b"", location="https://elsewhere.example"), LaneBlocked, "moved"),
        (answers(303, b"", location="/done"), Unknown, "http-303"),
        (answers(408), Unknown, "http-408"),
        (answers(409), Unknown, "http-409"),
        (answers(425), Unknown, "http-425"),
        (answers(500, b"<h1>Oops</h1>"), Unknown, "http-500"),
        (answers(502), Unknown, "http-502"),
        (answers(422, b'{"error": "Text is too long"}'), Refused, "platform"),
        (answers(200, b"<html>maintenance</html>"), Unknown, "nonsense"),
        (answers(200, b'{"id": '), Unknown, "nonsense"),
        (answers(200, b"[" * 100_000), Unknown, "nonsense"),
        (answers(200, b"a" * (LONGEST_ANSWER + 1)), Unknown, "answer-too-long"),
        (sends(b"HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{}"), Unknown, "connection"),
        (sends(b"SSH-2.0-OpenSSH\r\n"), Unknown, "connection"),
        (sends(b""), Unknown, "connection"),
        (resets, Unknown, "connection"),
    ],
)
def test_a_fault_after_writing(behaviour: Behaviour, kind: type, code: str) -> None:
    outcome = call(behaviour)
    assert isinstance(outcome, kind)
    assert outcome.code == code  # type: ignore[attr-defined]


@pytest.mark.parametrize("behaviour", [stays_silent, trickles(seconds=60)])
def test_one_total_deadline_ends_silence_and_trickle(behaviour: Behaviour) -> None:
    started = time.monotonic()
    outcome = call(behaviour, seconds=SHORT)
    assert outcome == Unknown(code="timeout", words=outcome.words)  # type: ignore[attr-defined]
    assert SHORT <= time.monotonic() - started < SHORT + 2


def test_without_the_total_deadline_a_trickle_outlives_its_timeout() -> None:
    """Negative control: plain httpx with the same number is content long after it."""
    started = time.monotonic()
    with faulty_server(trickles(seconds=3 * SHORT)) as url:
        answer = httpx.get(url, timeout=SHORT)
    assert answer.json() == {}
    assert time.monotonic() - started > 2 * SHORT


def test_a_refused_connection_was_not_sent() -> None:
    url = f"http://127.0.0.1:{free_port()}/"
    assert isinstance(ask(method="POST", url=url, deadline=Deadline.after(5)), NotSent)


def test_a_name_that_does_not_exist_was_not_sent() -> None:
    outcome = ask(method="POST", url="http://nobody.invalid/", deadline=Deadline.after(5))
    assert isinstance(outcome, NotSent)


def test_failed_tls_was_not_sent() -> None:
    with faulty_server(lambda peer, _ended: peer.sendall(b"no TLS here\r\n")) as url:
        tls = url.replace("http:", "https:")
        outcome = ask(method="POST", url=tls, deadline=Deadline.after(5))
    # The greeting of TLS is no part of the request.
    assert isinstance(outcome, NotSent)


def test_a_host_that_never_accepts_was_not_sent() -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        url = "http://{}:{}/".format(*full.getsockname())
        waiting = [socket.socket() for _ in range(4)]
        for peer in waiting:
            peer.setblocking(False)
            peer.connect_ex(full.getsockname())
        outcome = ask(method="POST", url=url, deadline=Deadline.after(SHORT))
        for peer in waiting:
            peer.close()
    assert outcome == NotSent(code="timeout", words=outcome.words)  # type: ignore[union-attr]


def test_nothing_leaves_after_the_deadline() -> None:
    seen: list[bytes] = []
    with faulty_server(lambda peer, _ended: seen.append(peer.recv(1))) as url:
        outcome = ask(method="POST", url=url, deadline=Deadline.after(0), json={})
    assert isinstance(outcome, NotSent)
    assert not any(seen)


@pytest.mark.parametrize("url", ["ftp://example.org/", "no address", "http://a\nb/", "http://"])
def test_an_address_that_is_none_waits_for_a_person(url: str) -> None:
    outcome = ask(method="GET", url=url, deadline=Deadline.after(5))
    assert outcome == LaneBlocked(code="address", words=outcome.words)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 60),
        ({"retry-after": "17"}, 17),
        ({"retry-after": "Sat, 21 Nov 2026 07:05:00 GMT"}, 300),
        ({"x-ratelimit-reset": "2026-11-21T07:02:00.000Z"}, 120),
        ({"ratelimit-reset": str(int(NOW.timestamp()) + 90)}, 90),
        ({"retry-after": "5", "x-ratelimit-reset": "2026-11-21T07:02:00Z"}, 5),
        ({"retry-after": "soon"}, 60),
        ({"retry-after": "-5"}, 60),
        ({"retry-after": "0"}, 1),
        ({"retry-after": "9" * 30}, 60),
        ({"x-ratelimit-reset": "2099-01-01T00:00:00Z"}, 24 * 3600),
    ],
)
def test_a_429_blocks_the_lane_until_the_named_moment(headers: dict, seconds: int) -> None:
    answer = RawAnswer(status=429, headers=httpx.Headers(headers), body=b"slow down")
    outcome = meaning(answer=answer, now=NOW)
    until = NOW + timedelta(seconds=seconds)
    assert outcome == LaneBlocked(code="rate", words="slow down", until=until)


def test_a_429_over_the_wire() -> None:
    before = datetime.now(UTC)
    outcome = call(answers(429, b"{}", retry_after="30"))
    assert isinstance(outcome, LaneBlocked)
    assert outcome.until is not None
    assert timedelta(seconds=30) <= outcome.until - before < timedelta(seconds=40)


def test_a_refusal_keeps_the_platforms_words() -> None:
    body = b'{"error": "InvalidSwap", "message": "Record was at bafy"}'
    answer = RawAnswer(status=400, headers=httpx.Headers(), body=body)
    outcome = meaning(answer=answer, now=NOW)
    facts = {"status": 400, "error": "InvalidSwap"}
    assert outcome == Refused(code="platform", words="Record was at bafy", facts=facts)


def test_before_publishing_nothing_is_unknown() -> None:
    assert isinstance(harmless(Unknown(code="timeout", words="")), NotSent)
    refused = Refused(code="platform", words="")
    assert harmless(refused) is refused
