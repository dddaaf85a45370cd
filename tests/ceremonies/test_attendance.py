"""How many came is written down before guests are forgotten, and read the same ever after."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.rules.roles import Role
from ceremonies.actions.counting_attendance import NotOverYet, freeze, freeze_due
from ceremonies.actions.forgetting import NotWrittenDown, forget_guests
from ceremonies.models import AttendanceFact, Ceremony, Registration
from ceremonies.rules.attendance import LEAST_TOLD, told
from ceremonies.tasks import forget_guests as nightly
from tests.ceremonies.evening import hall as open_hall
from tests.ceremonies.test_officers_guests import guest, table
from tests.factories import Tree, person

pytestmark = pytest.mark.django_db

KINDS = (("LV", "municipality", 6), ("LV", "culture", 7), ("EE", "education", 2), ("", "", 6))


@pytest.fixture
def evening(client):
    """A ceremony that ended a hundred days ago, with guests of several kinds."""
    made = open_hall(Tree("en", "lv").homes["en"], on_site=100)
    for number, (country, organisation_type, party) in enumerate(KINDS):
        one = guest(made, f"guest{number}@example.org", name=f"Guest {number}", party=party)
        Registration.objects.filter(pk=one.pk).update(
            country=country, organisation_type=organisation_type
        )
    over = timezone.now() - timedelta(days=100)
    Ceremony.objects.filter(pk=made.pk).update(
        doors_open_at=over - timedelta(hours=2), starts_at=over - timedelta(hours=1), ends_at=over
    )
    client.force_login(person(Role.OFFICER))
    return made


def test_the_report_is_the_same_bytes_before_and_after_forgetting(client, evening):
    address = reverse("ceremony_desk:attendance_table")
    freeze_due(now=timezone.now())
    before = client.get(address).content
    assert b"not counted yet" not in before
    assert forget_guests(now=timezone.now()) == len(KINDS)
    assert not Registration.objects.exclude(country="", address="").exists()
    freeze_due(now=timezone.now())
    freeze(ceremony_id=evening.pk, now=timezone.now())
    assert client.get(address).content == before


def test_nobody_is_forgotten_who_is_not_counted(evening, monkeypatch):
    with pytest.raises(NotWrittenDown):
        forget_guests(now=timezone.now())
    assert Registration.objects.exclude(address="").count() == len(KINDS)
    monkeypatch.setattr("ceremonies.tasks.freeze_due", lambda **_: 0)
    with pytest.raises(NotWrittenDown):
        nightly()
    monkeypatch.undo()
    nightly()
    assert not Registration.objects.exclude(address="").exists()
    assert sum(AttendanceFact.objects.values_list("count", flat=True)) == 21


def test_few_people_are_not_told_nor_found_by_subtraction(client, evening):
    freeze_due(now=timezone.now())
    rows = table(client.get(reverse("ceremony_desk:attendance_table")))[1:]
    assert [(row[7], row[8], row[10]) for row in rows] == [
        ("all", "", "21"),
        ("part", "not said", "not told: few people"),
        ("part", "Estonia", "not told: few people"),
        ("part", "Latvia", "7"),
        ("part", "Latvia", "6"),
    ]


@given(st.dictionaries(st.integers(), st.integers(min_value=1, max_value=20), max_size=8))
def test_what_is_left_out_cannot_be_worked_out(parts):
    shown = told(parts)
    hidden = [parts[kind] for kind, count in shown.items() if count is None]
    assert all(count is None or count >= LEAST_TOLD for count in shown.values())
    if hidden and len(hidden) < len(parts):
        assert len(hidden) > 1
        assert sum(hidden) >= LEAST_TOLD


def test_a_counted_number_stands_for_all(client, evening):
    address = reverse("ceremony_desk:attendance_of", args=[evening.pk])
    said = {"mode": "on-site", "count": "140", "method": "heads"}
    assert client.post(address, said).status_code == 302
    assert client.post(address, {"do": "freeze"}).status_code == 302
    rows = table(client.get(reverse("ceremony_desk:attendance_table")))[1:]
    assert (rows[0][10], rows[0][11]) == ("140", "Heads counted")
    assert {row[11] for row in rows[1:]} == {"Estimate"}
    assert client.post(address, {**said, "count": "-1"}).status_code == 422


def test_what_is_still_to_come_is_not_counted(evening):
    Ceremony.objects.filter(pk=evening.pk).update(ends_at=timezone.now() + timedelta(hours=1))
    with pytest.raises(NotOverYet):
        freeze(ceremony_id=evening.pk, now=timezone.now())


@pytest.mark.parametrize(("status", "frozen"), [("postponed", 0), ("cancelled", 1)])
def test_what_did_not_take_place_has_no_numbers(evening, status, frozen):
    Ceremony.objects.filter(pk=evening.pk).update(status=status)
    assert freeze_due(now=timezone.now()) == frozen
    assert not AttendanceFact.objects.exists()


def test_an_indicator_needs_its_reason(evening):
    evening.refresh_from_db()
    evening.indicator = "RCO115"
    with pytest.raises(ValidationError, match="why this indicator"):
        evening.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        evening.save()
    evening.indicator_reason = "Open to all, announced in three papers."
    evening.save()


def test_the_report_is_of_the_season_asked_for(client, evening):
    assert "Evening" in client.get(reverse("ceremony_desk:attendance")).content.decode()
    for season, number in ((evening.season.year, 1), (1999, 0)):
        rows = table(client.get(reverse("ceremony_desk:attendance_table") + f"?season={season}"))
        assert len(rows) - 1 == number
