"""Streams are asked whether they answer: outside of requests, and never a machine of our own."""

import socket
from datetime import timedelta

import httpx
import pytest
from django.utils import timezone

from ceremonies import asking_outside
from ceremonies.actions.checking_streams import check_streams
from ceremonies.asking_outside import ask
from ceremonies.models import StreamSource
from ceremonies.tasks import check_streams as task
from tests.ceremonies.evening import evening

WATCH = "https://tube.example.org/watch"
PUBLIC = "93.184.216.34"


@pytest.fixture
def names(monkeypatch):
    """What each name leads to; addresses lead to themselves."""
    known = {"tube.example.org": [PUBLIC]}

    def look_up(host, port, **_):
        if host not in known:
            raise socket.gaierror("no such name")
        return [(0, 0, 0, "", (number, port)) for number in known[host]]

    monkeypatch.setattr(asking_outside.socket, "getaddrinfo", look_up)
    return known


@pytest.fixture
def wire(monkeypatch):
    """Answer instead of the network; returns what was called, and how to answer."""
    calls, answer = [], {"status": 200}
    client = httpx.Client

    def handle(request):
        calls.append(request)
        if answer["status"] is None:
            raise httpx.ConnectTimeout("no answer")
        return httpx.Response(answer["status"], headers={"Location": "http://127.0.0.1/"})

    monkeypatch.setattr(
        asking_outside.httpx,
        "Client",
        lambda **options: client(transport=httpx.MockTransport(handle), **options),
    )
    return calls, answer


@pytest.mark.parametrize(
    ("status", "result"),
    [
        (200, "answers"),
        (302, "answers"),
        (401, "answers"),
        (404, "missing"),
        (410, "missing"),
        (503, "silent"),
        (None, "silent"),
    ],
)
def test_what_an_answer_means(names, wire, status, result):
    wire[1]["status"] = status
    assert ask(WATCH) == result
    assert len(wire[0]) == 1  # where it leads on to is not followed


def test_the_number_that_was_looked_at_is_called_under_the_name(names, wire):
    ask(WATCH)
    (request,) = wire[0]
    assert request.url.host == PUBLIC
    assert request.headers["Host"] == "tube.example.org"
    assert request.extensions["sni_hostname"] == "tube.example.org"


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.0.0.7",
        "169.254.169.254",
        "192.168.1.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.251",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.7",
    ],
)
@pytest.mark.parametrize("beside", [[], [PUBLIC]])
def test_no_machine_of_our_own_is_called(names, wire, number, beside):
    names["tube.example.org"] = [*beside, number]
    assert ask(WATCH) == "not-public"
    assert wire[0] == []


def test_without_the_look_at_numbers_one_would_be_called(names, wire, monkeypatch):
    names["tube.example.org"] = ["169.254.169.254"]
    monkeypatch.setattr(asking_outside, "_is_public", lambda number: True)
    assert ask(WATCH) == "answers"
    assert wire[0][0].url.host == "169.254.169.254"


@pytest.mark.parametrize("address", ["https://nowhere.example.org/", "https://[::1", "https://"])
def test_what_leads_nowhere_does_not_answer(names, wire, address):
    assert ask(address) == "silent"


@pytest.fixture
def streams(db, monkeypatch):
    """Streams of ceremonies that begin in so many hours; each answers."""
    asked = []

    def answers(address):
        asked.append(address)
        return StreamSource.Check.ANSWERS

    monkeypatch.setattr("ceremonies.actions.checking_streams.ask", answers)

    def make(hours, address=WATCH):
        ceremony = evening(timezone.now() + timedelta(hours=hours))
        return StreamSource.objects.create(ceremony=ceremony, address=address)

    return make, asked


def test_streams_are_asked_from_the_day_before_until_the_end(streams):
    make, asked = streams
    for hours, name in ((25, "later"), (23, "tomorrow"), (-1, "now"), (-3, "over")):
        make(hours, f"https://example.org/{name}")
    task()
    assert {address.rpartition("/")[2] for address in asked} == {"tomorrow", "now"}


def test_a_stream_is_asked_again_after_five_minutes(streams):
    make, _asked = streams
    stream, now = make(1), timezone.now()
    assert check_streams(now=now) == 1
    assert check_streams(now=now + timedelta(minutes=4)) == 0
    assert check_streams(now=now + timedelta(minutes=5)) == 1
    stream.refresh_from_db()
    assert (stream.check_result, stream.checked_at) == ("answers", now + timedelta(minutes=5))


def test_an_address_changed_meanwhile_is_not_judged_by_the_old_one(streams, monkeypatch):
    make, _asked = streams
    stream = make(1)

    def change_meanwhile(address):
        StreamSource.objects.update(address="https://example.org/new")
        return StreamSource.Check.SILENT

    monkeypatch.setattr("ceremonies.actions.checking_streams.ask", change_meanwhile)
    check_streams(now=timezone.now())
    stream.refresh_from_db()
    assert stream.check_result == ""


def test_those_that_were_never_asked_come_first(streams, monkeypatch):
    make, asked = streams
    now = timezone.now()
    old, new = make(1, "https://example.org/old"), make(1, "https://example.org/new")
    StreamSource.objects.filter(pk=old.pk).update(checked_at=now - timedelta(hours=1))
    monkeypatch.setattr("ceremonies.actions.checking_streams.AT_ONCE", 1)
    check_streams(now=now)
    assert asked == [new.address]
