"""Limits come from the server, else from a dated row, else from the strictest row known."""

from datetime import date, timedelta

import pytest

from campaigns.rules.counting import COUNTERS
from campaigns.rules.limits import SHIPPED, limit


def test_a_shipped_row_says_where_it_is_from() -> None:
    row = limit(kind="bluesky", name="characters")
    assert (row.value, row.unit, row.counter) == (300, "characters", "graphemes-2024")
    assert "lexicon" in row.source


def test_what_the_server_told_wins() -> None:
    told = {"characters": {"value": 5_000, "source_date": "2026-11-20"}}
    row = limit(kind="mastodon", name="characters", told=told)
    assert (row.value, row.source, row.source_date) == (5_000, "server", date(2026, 11, 20))


def test_a_kind_without_rows_gets_the_strictest() -> None:
    assert limit(kind="new-network", name="characters").value == 300


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        limit(kind="bluesky", name="colours")


def test_an_old_row_is_unverified_unless_the_server_told_it() -> None:
    row = limit(kind="mastodon", name="characters")
    in_time, late = row.source_date + timedelta(days=90), row.source_date + timedelta(days=91)
    assert not row.is_unverified(today=in_time)
    assert row.is_unverified(today=late)
    told = {"characters": {"value": 500, "source_date": row.source_date.isoformat()}}
    assert not limit(kind="mastodon", name="characters", told=told).is_unverified(today=late)


def test_every_row_is_counted_by_a_known_counter_and_stands_once() -> None:
    assert {row.counter for row in SHIPPED} <= {*COUNTERS, "items"}
    assert len({(row.kind, row.name) for row in SHIPPED}) == len(SHIPPED)
