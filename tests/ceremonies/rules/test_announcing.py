"""What may be pressed in which state, who may arm what, and when it is too late."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremonies.rules.announcing import (
    FROZEN_BEFORE,
    MORE,
    Moment,
    Press,
    after_press,
    is_armed_by_two,
    is_due,
    shown_state,
    why_not_arm,
    why_not_write,
)
from ceremonies.rules.sealed import as_text, commitment_of, from_text, missing_words
from outbox.rules.refusals import Refusal
from tests.ceremonies.finale import content, new_pearl

NOW = datetime(2027, 6, 5, 18, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
DRAFT = Moment(state="draft", reveal_at=LATER)
ARMED = Moment(state="armed", reveal_at=LATER)
HELD = replace(ARMED, held_at=NOW - timedelta(minutes=1))
DONE = Moment(state="announced", reveal_at=NOW)


@pytest.mark.parametrize(
    ("moment", "button", "after"),
    [
        (DRAFT, "hold", "not-armed"),
        (DRAFT, "go-now", "not-armed"),
        (DRAFT, "go-on", "not-armed"),
        (DRAFT, "five-more", "not-armed"),
        (DONE, "hold", "announced"),
        (DONE, "go-now", "announced"),
        (DONE, "go-on", "announced"),
        (DONE, "five-more", "announced"),
        (ARMED, "hold", replace(ARMED, held_at=NOW)),
        (ARMED, "go-now", replace(ARMED, reveal_at=NOW)),
        (ARMED, "go-on", "not-held"),
        (ARMED, "five-more", replace(ARMED, reveal_at=LATER + MORE)),
        (HELD, "hold", "held"),
        (HELD, "go-now", "held"),
        (HELD, "go-on", ARMED),
        (HELD, "five-more", replace(HELD, reveal_at=LATER + MORE)),
        (replace(ARMED, reveal_at=NOW - MORE), "five-more", replace(ARMED, reveal_at=NOW + MORE)),
    ],
)
def test_each_button_in_each_state(moment, button, after):
    found = after_press(Press(button), moment, now=NOW)
    assert (found.code if isinstance(found, Refusal) else found) == after


@given(st.lists(st.sampled_from([*Press, "tick"]), max_size=20))
def test_nothing_is_due_while_it_is_held_whatever_is_pressed(pressed):
    moment, now = ARMED, NOW
    for one in pressed:
        now += timedelta(minutes=10)
        if one != "tick":
            after = after_press(one, moment, now=now)
            moment = moment if isinstance(after, Refusal) else after
        assert not (is_due(moment, now=now) and moment.held_at)
        assert moment.state == "armed"


@pytest.mark.parametrize(
    ("moment", "now", "due"),
    [
        (ARMED, LATER - timedelta(microseconds=1), False),
        (ARMED, LATER, True),
        (HELD, LATER, False),
        (DRAFT, LATER, False),
        (DONE, LATER, False),
    ],
)
def test_it_is_due_from_the_very_moment_on(moment, now, due):
    assert is_due(moment, now=now) is due


@pytest.mark.parametrize(
    ("moment", "now", "code"),
    [
        (DRAFT, NOW, None),
        (DRAFT, LATER, None),
        (ARMED, NOW, None),
        (ARMED, LATER - FROZEN_BEFORE, "too-late"),
        (replace(ARMED, held_at=NOW), LATER, None),
        (DONE, NOW, "announced"),
    ],
)
def test_it_is_written_until_shortly_before(moment, now, code):
    refusal = why_not_write(moment, now=now)
    assert (refusal and refusal.code) == code


def asked(moment=DRAFT, **facts):
    said = {
        "pearls": 1,
        "missing": [],
        "taken": [],
        "seen": "a",
        "commitment": "a",
        "is_armed_by_them": False,
        "now": NOW,
    }
    refusal = why_not_arm(moment, **{**said, **facts})
    return refusal and refusal.code


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, None),
        ({"moment": ARMED}, "armed"),
        ({"moment": DONE}, "announced"),
        ({"pearls": 0}, "nothing-written"),
        ({"missing": [("Pearl 1", "et", "body")]}, "incomplete"),
        ({"taken": ["Pearl 2"]}, "address-taken"),
        ({"are_posts_wrong": True}, "posts-wrong"),
        ({"moment": Moment(state="draft")}, "no-moment"),
        ({"now": LATER}, "no-moment"),
        ({"seen": "b"}, "changed-meanwhile"),
        ({"is_armed_by_them": True}, "same-person"),
    ],
)
def test_what_keeps_somebody_from_arming(facts, code):
    assert asked(**facts) == code


@pytest.mark.parametrize(
    ("armed", "enough"),
    [
        ([], False),
        ([(1, "a")], False),
        ([(1, "a"), (1, "a")], False),
        ([(1, "a"), (2, "b")], False),
        ([(1, "a"), (2, "b"), (3, "a")], True),
    ],
)
def test_two_persons_arm_one_content(armed, enough):
    assert is_armed_by_two(armed, commitment="a") is enough


@pytest.mark.parametrize(
    ("moment", "word"),
    [(None, "sealed"), (DRAFT, "sealed"), (ARMED, "sealed"), (HELD, "held"), (DONE, "announced")],
)
def test_everybody_reads_one_of_three_words(moment, word):
    assert shown_state(moment) == word


def test_the_text_gives_the_content_back_and_a_nonce_changes_its_commitment():
    told = content()
    text = as_text(told, nonce="aa")
    assert from_text(text) == told
    assert as_text(from_text(text), nonce="aa") == text
    assert commitment_of(text) != commitment_of(as_text(told, nonce="ab"))
    assert len(commitment_of(text)) == 64


def test_what_is_missing_is_named_without_a_name():
    told = content(new_pearl(), new_pearl("Zmierzchowo", languages=["en", "lv"]))
    assert missing_words(told, languages=["en", "et"]) == [
        ("Pearl 2", "et", "title"),
        ("Pearl 2", "et", "summary"),
        ("Pearl 2", "et", "body"),
    ]


def test_a_repr_says_nothing():
    told = content()
    for one in (told, told.pearls[0], told.pearls[0].words_in("en")):
        assert "uillhaven" not in repr(one)
