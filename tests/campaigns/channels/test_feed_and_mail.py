"""The house's own channels compose, check and hand over under a key that never changes."""

from dataclasses import replace

import pytest

from campaigns.channels.contract import Account, Draft
from campaigns.channels.feed import FeedChannel
from campaigns.channels.mail import MailChannel
from outbox.rules.outcomes import Refused, Sent, Settling
from tests.campaigns.channels.delivering import DUE, draft_image, key_of, send_once

ACCOUNT = Account(id=1, base_url="")
DRAFT = Draft(
    text="Tilts <b>pāri</b> upei\nun pilsēta. https://example.org/a?b=1&c=2",
    language="lv",
    title="Kuldīgas\ntilts",
    link="https://example.org/lv/tilts",
    hashtags=["#Kuldīga"],
    credit="Foto: Anna",
    statement="Līdzfinansē Eiropas Savienība",
    images=[draft_image(b"picture", alt="Tilts", mime="image/jpeg")],
)


class Port:
    """Stands for the database behind the port: one thing per key."""

    def __init__(self) -> None:
        self.kept: dict[str, dict] = {}

    def __call__(self, key: str, payload: dict) -> str:
        self.kept.setdefault(key, payload)
        return f"https://pearls.example/{len(self.kept)}"


@pytest.fixture
def port() -> Port:
    return Port()


@pytest.fixture(params=["feed", "mail"])
def channel(request: pytest.FixtureRequest, port: Port) -> FeedChannel | MailChannel:
    if request.param == "feed":
        return FeedChannel(put_entry=port)
    return MailChannel(enqueue_issue=port)


def test_repeats_under_one_key_are_one_entry(channel, port: Port) -> None:
    payload = channel.compose(DRAFT, ACCOUNT)
    key = key_of(channel, 1)
    ends = [send_once(channel, payload, key=key, account=ACCOUNT) for _ in range(2)]
    sent = Sent(remote_key=key.remote_key, url="https://pearls.example/1")
    assert ends == [sent, sent]
    assert port.kept == {key.remote_key: payload}
    assert channel.settling(ACCOUNT, first_attempt_at=None, now=DUE) == Settling.REPEAT


def test_html_shows_the_text_and_nothing_else(channel) -> None:
    html = channel.compose(DRAFT, ACCOUNT)["html"]
    assert "&lt;b&gt;pāri&lt;/b&gt; upei<br>un pilsēta." in html
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in html
    assert html.endswith("<p>Līdzfinansē Eiropas Savienība</p>")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": ""}, "text-missing"),
        ({"title": "a" * 201}, "too-long"),
        ({"images": [replace(DRAFT.images[0], alt="")]}, "alt-missing"),
        ({"language": ""}, "language-missing"),
    ],
)
def test_a_problem_stops_it_before_the_port(channel, port: Port, change: dict, code: str) -> None:
    payload = channel.compose(replace(DRAFT, **change), ACCOUNT)
    outcome = send_once(channel, payload, key=key_of(channel, 1), account=ACCOUNT)
    assert isinstance(outcome, Refused)
    assert outcome.code == code
    assert port.kept == {}


def test_a_mail_has_a_subject_on_one_line_and_a_preheader_of_whole_words(port: Port) -> None:
    payload = MailChannel(enqueue_issue=port).compose(replace(DRAFT, text="vārds " * 40), ACCOUNT)
    assert payload["subject"] == "Kuldīgas tilts"
    assert payload["preheader"].endswith("vārds…")
    assert len(payload["preheader"]) <= 120


def test_a_mail_without_words_or_too_heavy_is_refused(port: Port) -> None:
    channel = MailChannel(enqueue_issue=port)
    empty = replace(DRAFT, text="", link="", credit="", statement="")
    heavy = replace(DRAFT, text="ā" * 60_000)
    for draft, code in ((empty, "body-missing"), (heavy, "too-long")):
        problems = channel.problems(channel.compose(draft, ACCOUNT), ACCOUNT)
        assert [problem.code for problem in problems] == [code]
