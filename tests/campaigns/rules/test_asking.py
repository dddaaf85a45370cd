"""When a link opens, and who may be asked by one."""

from datetime import UTC, datetime, timedelta

import pytest

from campaigns.rules.asking import (
    LONGEST,
    MOST_IN_AN_HOUR,
    Asked,
    mailbox,
    token_hash,
    why_closed,
    why_not_ask,
)

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


def closed(present="h", in_review=True, step="message", now=NOW, **changed):
    about = {
        "payload_hash": "h",
        "step": "message",
        "until": NOW + timedelta(days=1),
        "is_used": False,
        "is_withdrawn": False,
    }
    refusal = why_closed(
        Asked(**(about | changed)),
        present_hash=present,
        is_in_review=in_review,
        present_step=step,
        now=now,
    )
    return refusal.code if refusal else ""


def refused(address="mayor@town.example", until=NOW + timedelta(days=7), lately=0, is_open=True):
    refusal = why_not_ask(
        address=address,
        authors=["Author@Town.example", "asker@town.example"],
        colleagues=["reviewer@town.example"],
        is_open_to_them=is_open,
        until=until,
        now=NOW,
        asked_lately=lately,
    )
    return refusal.code if refusal else ""


def test_a_fresh_link_opens():
    assert closed() == ""


@pytest.mark.parametrize(
    ("why", "facts"),
    [
        ("link-used", {"is_used": True}),
        ("link-withdrawn", {"is_withdrawn": True}),
        ("link-changed", {"present": "other"}),
        ("link-expired", {"now": NOW + timedelta(days=1)}),
        ("link-decided", {"in_review": False}),
        ("link-decided", {"step": "language"}),
    ],
)
def test_any_one_thing_closes_it(why, facts):
    assert closed(**facts) == why


def test_it_closes_to_the_second():
    assert closed(now=NOW + timedelta(days=1, seconds=-1)) == ""


def test_what_one_did_oneself_is_said_before_anything_else():
    assert closed(is_used=True, is_withdrawn=True, present="other", in_review=False) == "link-used"


@pytest.mark.parametrize(
    "spelling",
    [
        "author@town.example",
        "AUTHOR@TOWN.EXAMPLE",
        "author+private@town.example",
        " asker@town.example ",
    ],
)
def test_nobody_is_asked_about_what_they_wrote_or_ask_about(spelling):
    assert refused(spelling) == "asked-is-author"


def test_whoever_signs_in_decides_there():
    assert refused("Reviewer+x@town.example") == "asked-has-account"


def test_nobody_decides_both_steps():
    assert refused(is_open=False) == "same-person"


def test_a_link_lives_fourteen_days_at_most():
    assert refused(until=NOW + LONGEST) == ""
    assert refused(until=NOW + LONGEST + timedelta(seconds=1)) == "asked-too-long"
    assert refused(until=NOW) == "asked-too-long"


def test_nobody_floods_mailboxes():
    assert refused(lately=MOST_IN_AN_HOUR - 1) == ""
    assert refused(lately=MOST_IN_AN_HOUR) == "asked-too-often"


def test_mailboxes_of_different_people_differ():
    assert len({mailbox(one) for one in ("a@b.example", "b@a.example", "a.b@b.example")}) == 3


def test_what_is_kept_of_a_token_does_not_tell_it():
    assert "secret" not in token_hash("secret")
    assert len(token_hash("secret")) == 64
