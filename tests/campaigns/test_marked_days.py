"""The list of marked days: filled every night, and left as people made it."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from campaigns.actions.mark_holidays import mark_holidays
from campaigns.models import COUNTRIES, MarkedDay
from campaigns.rules.public_holidays import public_holidays

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("country", "on", "name"),
    [
        ("DE", date(2026, 10, 3), "German Unity Day"),
        ("DK", date(2027, 5, 6), "Ascension Day"),
        ("EE", date(2027, 2, 24), "Independence Day"),
        ("FI", date(2027, 12, 6), "Independence Day"),
        ("LT", date(2027, 7, 6), "Statehood Day"),
        ("LV", date(2027, 11, 18), "Republic of Latvia Proclamation Day"),
        ("PL", date(2027, 11, 11), "National Independence Day"),
        ("SE", date(2027, 6, 6), "National Day"),
        ("SE", date(2027, 6, 25), "Midsummer Eve"),
    ],
)
def test_each_country_has_its_days_in_english(country, on, name):
    assert public_holidays(country=country, years=[on.year])[on] == name


@pytest.mark.parametrize("country", [code for code, _name in COUNTRIES])
def test_an_ordinary_sunday_is_no_holiday(country):
    days = public_holidays(country=country, years=range(2026, 2030))
    sundays = [on for on in days if on.weekday() == 6]
    assert len(sundays) < 4 * 8
    assert len(days) < 4 * 20


def test_a_day_off_that_was_moved_says_from_when_in_no_american_way():
    assert public_holidays(country="LV", years=[2026])[date(2026, 1, 2)] == (
        "Day off (substituted from 2026-01-17)"
    )


def test_what_holds_in_one_land_only_is_not_germanys():
    assert date(2026, 6, 4) not in public_holidays(country="DE", years=[2026])  # Corpus Christi


@pytest.mark.django_db
def test_three_years_of_eight_countries_are_marked_once():
    assert mark_holidays(today=TODAY) > 250
    assert mark_holidays(today=TODAY) == 0
    assert {on.year for on in MarkedDay.objects.values_list("on", flat=True)} == {2026, 2027, 2028}
    assert set(MarkedDay.objects.values_list("country_code", flat=True)) == dict(COUNTRIES).keys()


@pytest.mark.django_db
def test_a_new_year_brings_only_its_own_days():
    mark_holidays(today=TODAY)
    before = MarkedDay.objects.count()
    added = mark_holidays(today=TODAY + timedelta(days=60))
    assert added == MarkedDay.objects.count() - before
    assert MarkedDay.objects.filter(on__year=2029).count() == added > 80


@pytest.mark.django_db
def test_what_people_changed_stays_as_they_left_it():
    mark_holidays(today=TODAY)
    day = MarkedDay.objects.get(country_code="LV", on=date(2027, 11, 18))
    MarkedDay.objects.filter(pk=day.pk).update(name="Our 109th birthday")
    gone = MarkedDay.objects.get(country_code="SE", on=date(2027, 6, 25))
    MarkedDay.objects.filter(pk=gone.pk).update(is_removed=True)
    mourning = MarkedDay.objects.create(
        country_code="LV", on=date(2027, 1, 2), kind="mourning", name="A loss"
    )
    assert mark_holidays(today=TODAY) == 0
    day.refresh_from_db()
    gone.refresh_from_db()
    assert day.name == "Our 109th birthday"
    assert gone.is_removed
    assert MarkedDay.objects.get(pk=mourning.pk).name == "A loss"


@pytest.mark.django_db
def test_a_day_that_is_missing_comes_back():
    """Without this, the test above would hold for a list that is never filled again."""
    mark_holidays(today=TODAY)
    MarkedDay.objects.get(country_code="LV", on=date(2027, 11, 18)).delete()
    assert mark_holidays(today=TODAY) == 1


@pytest.mark.django_db
def test_the_command_says_how_many(capsys):
    call_command("mark_holidays")
    assert "days added." in capsys.readouterr().out
