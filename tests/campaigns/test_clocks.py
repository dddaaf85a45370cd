"""When a country changes the rules of its clocks, planned posts keep their wall time."""

import zoneinfo
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

import pytest

from campaigns import clock_data
from campaigns.actions.follow_clocks import follow_clocks
from campaigns.actions.plan_variant import plan_variant
from campaigns.clock_data import edition_of, tz_version
from campaigns.desk.fate import history_of
from campaigns.models import Delivery, Variant
from outbox.rules.states import State
from tests.campaigns.repeating import NOW, ZONE, approve, approved_series

HOUR = timedelta(hours=1)
LOCAL = datetime(2027, 6, 1, 9, 0)


@pytest.fixture
def planned(desk):
    """Return an approved post that was planned while the clocks still ran otherwise."""
    variant = desk.derive().variants.get(language="en")
    plan_variant(variant=variant, local=LOCAL, zone=ZONE, by=desk.officer, now=NOW)
    approve(desk, variant)
    return ran_otherwise(variant)


def ran_otherwise(variant):
    """Put a post back to where an older edition, without summer time, would have put it."""
    variant.refresh_from_db()
    Variant.objects.filter(pk=variant.pk).update(due_at=variant.due_at + HOUR, tz_version="2020a")
    for row in Delivery.objects.filter(variant=variant):
        Delivery.objects.filter(pk=row.pk).update(
            due_at=row.due_at + HOUR, next_try_at=row.next_try_at + HOUR
        )
    return variant


def test_a_plan_notes_the_edition_that_it_was_computed_with(desk):
    variant = desk.derive().variants.get(language="en")
    plan_variant(variant=variant, local=LOCAL, zone=ZONE, by=desk.officer, now=NOW)
    assert variant.tz_version == tz_version() != ""


def test_what_waits_moves_to_its_wall_time_and_says_so(planned):
    assert follow_clocks(now=NOW) == 1
    planned.refresh_from_db()
    delivery = Delivery.objects.get()
    nine = datetime(2027, 6, 1, 6, tzinfo=UTC)
    assert planned.due_at == delivery.due_at == delivery.next_try_at == nine
    assert delivery.not_after == nine + timedelta(hours=2)
    assert (planned.planned_local, planned.tz_version) == ("2027-06-01T09:00", tz_version())
    step = history_of(planned)[0]
    assert step.what == "Moved, because the rules of the clocks changed"
    assert step.note == "2027-06-01 07:00 → 06:00 UTC"


def test_asked_again_it_moves_nothing(planned):
    assert [follow_clocks(now=NOW), follow_clocks(now=NOW)] == [1, 0]
    assert len([step for step in history_of(planned) if "rules of the clocks" in step.what]) == 1


@pytest.mark.parametrize("state", [State.LEASED, State.SENDING, State.UNKNOWN, State.SENT])
def test_what_has_begun_to_go_out_stays(planned, state):
    Delivery.objects.update(state=state)
    before = Delivery.objects.get().due_at
    assert follow_clocks(now=NOW) == 0
    planned.refresh_from_db()
    assert Delivery.objects.get().due_at == planned.due_at == before


def test_what_lies_in_the_past_stays(planned):
    assert follow_clocks(now=planned.due_at + 2 * HOUR) == 0


def test_a_post_of_the_present_edition_is_not_even_looked_at(planned):
    Variant.objects.update(tz_version=tz_version())
    assert follow_clocks(now=NOW) == 0


def test_a_post_whose_time_stays_gets_the_edition_and_no_entry(planned):
    follow_clocks(now=NOW)
    Variant.objects.update(tz_version="2020a")
    assert follow_clocks(now=NOW) == 0
    assert Variant.objects.get(pk=planned.pk).tz_version == tz_version()


def test_every_waiting_day_of_a_series_moves(desk):
    variant = approved_series(desk)
    right = dict(Delivery.objects.values_list("series_on", "due_at"))
    ran_otherwise(variant)
    assert follow_clocks(now=NOW) == 1
    assert dict(Delivery.objects.values_list("series_on", "due_at")) == right
    assert follow_clocks(now=NOW) == 0


def test_a_zone_that_is_gone_keeps_no_other_at_the_wrong_hour(desk, planned, caplog):
    broken = desk.derive().variants.get(language="en")
    Variant.objects.filter(pk=broken.pk).update(
        planned_local="2027-06-01T09:00", zone="Europe/Nowhere", due_at=NOW + HOUR
    )
    assert follow_clocks(now=NOW) == 1
    assert str(broken.pk) in caplog.text


def test_the_systems_edition_is_the_one_that_zoneinfo_reads(tmp_path):
    place = tmp_path / "Europe"
    place.mkdir()
    assert edition_of([str(tmp_path)]) == version("tzdata")
    (place / "Riga").write_bytes(b"TZif of one day")
    unnamed = edition_of([str(tmp_path)])
    assert unnamed.startswith("files-")
    (place / "Riga").write_bytes(b"TZif of another day")
    assert edition_of([str(tmp_path)]) != unnamed
    (tmp_path / "+VERSION").write_text("2027a\n")
    assert edition_of(["/nowhere", str(tmp_path)]) == "2027a"
    (tmp_path / "tzdata.zi").write_text("# version 2027b\n# more\n")
    assert edition_of([str(tmp_path)]) == "2027b"


def test_no_edition_is_longer_than_its_column(tmp_path, monkeypatch):
    assert len(edition_of(zoneinfo.TZPATH)) <= Variant._meta.get_field("tz_version").max_length
    monkeypatch.setattr(clock_data, "PROBE", "tzdata.zi")
    (tmp_path / "tzdata.zi").write_text(f"# version {'x' * 80}\n")
    assert len(edition_of([str(tmp_path)])) == 20
