"""What a change of a ceremony means: whether calendars hear of it, and what it is called then."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremonies.rules.changes import Facts, change_of, still_untold

START = datetime(2027, 6, 5, 16, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
BEFORE = Facts(
    status="confirmed",
    mode="on-site",
    starts_at=START,
    ends_at=START + timedelta(hours=2),
    zone="Europe/Riga",
    street_address="Town square 1",
)


def change(before=BEFORE, *, sequence=3, previous=None, **changes):
    return change_of(
        before=before,
        after=replace(before, **changes),
        sequence=sequence,
        previous_starts_at=previous,
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"starts_at": START + WEEK},
        {"ends_at": START + timedelta(hours=3)},
        {"zone": "Europe/Berlin"},
        {"status": "cancelled"},
        {"mode": "hybrid"},
        {"street_address": "Harbour 2"},
    ],
)
def test_calendars_hear_of_what_matters(changes):
    found = change(**changes)
    assert found.is_material
    assert found.sequence == 4


@pytest.mark.parametrize("changes", [{}, {"status": "held"}])
def test_what_changes_nothing_and_what_took_place_is_no_news(changes):
    found = change(**changes)
    assert not found.is_material
    assert (found.sequence, found.previous_starts_at) == (3, None)


def test_a_cancelled_ceremony_that_took_place_after_all_is_news():
    assert change(replace(BEFORE, status="cancelled"), status="held").is_material


@pytest.mark.parametrize(
    ("was", "said", "becomes", "keeps"),
    [
        ("confirmed", "confirmed", "rescheduled", True),
        ("rescheduled", "rescheduled", "rescheduled", True),
        ("postponed", "postponed", "rescheduled", True),
        ("postponed", "rescheduled", "rescheduled", True),
        ("planned", "planned", "planned", False),  # nobody was told a date
        ("confirmed", "cancelled", "cancelled", False),
        ("confirmed", "postponed", "postponed", False),
    ],
)
def test_another_date_makes_it_a_rescheduled_one(was, said, becomes, keeps):
    found = change(replace(BEFORE, status=was), status=said, starts_at=START + WEEK)
    assert found.facts.status == becomes
    assert found.previous_starts_at == (START if keeps else None)


def test_the_date_first_told_is_the_one_that_is_kept():
    found = change(previous=START - WEEK, starts_at=START + WEEK)
    assert found.previous_starts_at == START - WEEK


@given(
    st.lists(st.sampled_from([{}, {"mode": "online"}, {"mode": "hybrid"}, {"status": "planned"}]))
)
def test_the_sequence_never_falls(edits):
    facts, sequence = BEFORE, 0
    for edit in edits:
        found = change(facts, sequence=sequence, **edit)
        assert found.sequence - sequence == (found.facts != facts)
        facts, sequence = found.facts, found.sequence


def test_facts_come_back_from_json_as_they_were():
    assert Facts.from_json(json.loads(json.dumps(BEFORE.as_json()))) == BEFORE


@pytest.mark.parametrize(
    ("known", "before", "after", "untold"),
    [
        (None, "a", "b", "a"),
        ("a", "b", "c", "a"),  # two changes: guests still know the first
        ("a", "b", "a", None),  # taken back before anybody heard of it
    ],
)
def test_what_is_still_to_be_told(known, before, after, untold):
    at = {name: replace(BEFORE, street_address=name) for name in "abc"}
    found = still_untold(known=at.get(known), before=at[before], after=at[after])
    assert found == at.get(untold)
