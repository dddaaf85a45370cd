"""The list of ceremonies by season, and calendars that keep wall times through clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from ceremonies.calendar import calendar_of
from ceremonies.models import CeremonyIndexPage, CeremonyPage, StreamSource
from cms.models import TitleYear
from tests.ceremonies.evening import evening
from tests.factories import Tree, publish

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def make():
    index = publish(
        CeremonyIndexPage(title="Ceremonies", slug="ceremonies"), Tree("en", "lv").homes["en"]
    )

    def make(slug, *, days, season=2024, **facts):
        year, _ = TitleYear.objects.get_or_create(year=season)
        ceremony = evening(timezone.now() + days * DAY, season=year, **facts)
        page = CeremonyPage(title=slug.title(), slug=slug, ceremony=ceremony, venue="Square")
        return publish(page, index)

    return make


def slugs(pages):
    return [page.slug for page in pages]


def test_ceremonies_stand_by_season_the_coming_before_the_past(client, make):
    make("next-local", days=300, season=2028)
    make("finale", days=30, season=2027, kind="international")
    make("local", days=10, season=2027)
    make("gone", days=-10, season=2027)
    make("long-gone", days=-400, season=2026)
    answer = client.get("/en/ceremonies/")
    assert slugs(answer.context_data["coming"]) == ["local", "finale", "next-local"]
    assert slugs(answer.context_data["past"]) == ["gone", "long-gone"]
    page = answer.content.decode()
    labels = [page.index(f"Season {year}") for year in (2027, 2028)]
    assert labels == sorted(labels)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("season=2027", ["local"]),
        ("season=2031", []),
        ("season=soon", ["local", "next"]),
        ("country=lv&season=2028", ["next"]),
        ("country=PL", []),
        ("pearl=rujiena", ["local", "next"]),
        ("pearl=nowhere", []),
        ("utm_source=mail", ["local", "next"]),
    ],
)
def test_the_list_and_its_calendar_are_narrowed_alike(client, make, query, found):
    make("local", days=10, season=2027)
    make("next", days=300, season=2028)
    answer = client.get(f"/en/ceremonies/?{query}")
    assert slugs(answer.context_data["coming"]) == found
    assert f"calendar.ics?{query.replace('&', '&amp;')}" in answer.content.decode()
    feed = Calendar.from_ical(client.get(f"/en/ceremonies/calendar.ics?{query}").content)
    assert len(feed.walk("VEVENT")) == len(found)


@pytest.mark.parametrize("path", ["/en/ceremonies/", "/en/ceremonies/calendar.ics"])
def test_the_list_and_its_calendar_cost_the_same_however_many(
    client, make, path, django_assert_max_num_queries
):
    counts = []
    for number in range(3):
        page = make(f"local-{number}", days=10 + number, season=2027)
        StreamSource.objects.create(ceremony=page.ceremony, address="https://example.org/a")
        client.get(path)
        with django_assert_max_num_queries(100) as asked:
            client.get(path)
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_every_stream_is_a_conference_with_its_features(client, make):
    page = make("local", days=10)
    for kind, language in (("main", ""), ("sign-language", "lv")):
        StreamSource.objects.create(
            ceremony=page.ceremony,
            address=f"https://example.org/{kind}",
            kind=kind,
            language=language,
        )
    feed = client.get("/en/ceremonies/local/event.ics").content
    (event,) = Calendar.from_ical(feed).walk("VEVENT")
    found = {str(c): (c.params["FEATURE"], c.params["LABEL"]) for c in event["conference"]}
    assert found == {
        "https://example.org/main": (["AUDIO", "VIDEO"], "Picture and sound"),
        "https://example.org/sign-language": ("VIDEO", "With sign language latviešu"),
    }
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in feed


@pytest.fixture
def page(make):
    return make("evening", days=10)


CHANGES = [date(2027, 3, 28), date(2027, 10, 31), date(2028, 3, 26), date(2028, 10, 29)]


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    change=st.sampled_from(CHANGES),
    beside=st.integers(-1, 1),
    hour=st.integers(5, 22),
    minute=st.sampled_from([0, 15, 30]),
    zone=st.sampled_from(["Europe/Warsaw", "Europe/Riga", "Europe/Copenhagen", "Europe/Helsinki"]),
)
def test_wall_times_are_kept_and_utc_is_right_around_every_clock_change(
    page, change, beside, hour, minute, zone
):
    wall = datetime.combine(change + beside * DAY, time(hour, minute), ZoneInfo(zone))
    ceremony = page.ceremony
    ceremony.zone, ceremony.starts_at = zone, wall.astimezone(UTC)
    ceremony.ends_at = ceremony.starts_at + timedelta(hours=2)
    written = calendar_of([page], name="x", now=wall)
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    found = event.decoded("dtstart")
    assert found.replace(tzinfo=None) == wall.replace(tzinfo=None)
    assert found.astimezone(UTC) == wall.astimezone(UTC)
    assert event["dtstart"].params["TZID"] == zone
    # What a client that knows no zones by name works out from the file alone.
    (rules,) = Calendar.from_ical(written).walk("VTIMEZONE")
    own = rules.to_tz(lookup_tzid=False)
    assert wall.replace(tzinfo=own).utcoffset() == wall.utcoffset()
