"""Ceremonies: lists that know past from coming, and calendar entries that keep their wall time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from icalendar import Calendar

from ceremonies.models import CeremonyIndexPage, CeremonyPage
from tests.factories import Tree, pearl, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def ceremonies():
    tree = Tree("en", "lv")
    index = publish(CeremonyIndexPage(title="Ceremonies", slug="ceremonies"), tree.homes["en"])

    def make(slug="evening", starts_at=None, **fields):
        starts_at = starts_at or timezone.now() + timedelta(days=10)
        page = CeremonyPage(
            **{
                "title": slug.title(),
                "slug": slug,
                "starts_at": starts_at,
                "ends_at": starts_at + timedelta(hours=2),
                "zone": "Europe/Riga",
                "venue": "Town square",
                **fields,
            }
        )
        page.pearls = [pearl()]
        return publish(page, index)

    return make


def events(answer):
    assert answer["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_calendar_entry_has_the_places_own_time_on_both_sides_of_the_clock_change(
    client, ceremonies
):
    ceremonies("winter", datetime(2027, 3, 27, 16, 0, tzinfo=UTC))
    ceremonies("summer", datetime(2027, 3, 28, 15, 0, tzinfo=UTC))
    found = {}
    for slug in ("winter", "summer"):
        (event,) = events(client.get(f"/en/ceremonies/{slug}/event.ics"))
        found[slug] = event.decoded("dtstart")
        assert event["location"] == "Town square"
    assert {start.hour for start in found.values()} == {18}
    assert found["winter"].utcoffset() != found["summer"].utcoffset()


def test_an_entry_keeps_its_identity_when_the_ceremony_changes(client, ceremonies):
    page = ceremonies()
    (before,) = events(client.get("/en/ceremonies/evening/event.ics"))
    page.title = "A later evening"
    page.save_revision().publish()
    (after,) = events(client.get("/en/ceremonies/evening/event.ics"))
    assert (after["uid"], after["summary"]) == (before["uid"], "A later evening")


def test_a_ceremony_that_is_not_there_has_no_entry(client, ceremonies):
    ceremonies("hidden").unpublish()
    for slug in ("hidden", "never"):
        assert client.get(f"/en/ceremonies/{slug}/event.ics").status_code == 404


def test_the_page_of_a_ceremony_offers_its_entry(client, ceremonies):
    ceremonies()
    assert "/ceremonies/evening/event.ics" in client.get("/en/ceremonies/evening/").content.decode()


@pytest.mark.parametrize(
    ("query", "number"),
    [("", 1), ("?pearl=rujiena", 1), ("?pearl=other", 0), ("?country=lv", 1), ("?season=2031", 0)],
)
def test_the_feed_of_all_ceremonies_can_be_narrowed(client, ceremonies, query, number):
    ceremonies()
    assert len(events(client.get(f"/en/ceremonies/calendar.ics{query}"))) == number


def test_the_list_tells_the_past_from_what_is_coming(client, ceremonies):
    ceremonies("gone", timezone.now() - timedelta(days=10))
    ceremonies("ahead")
    context = client.get("/en/ceremonies/").context_data
    assert [page.slug for page in context["coming"]] == ["ahead"]
    assert [page.slug for page in context["past"]] == ["gone"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"zone": "Europe/Nowhere"}, "zone"),
        ({"venue": ""}, "venue"),
        ({"host_event_url": "https://example.org"}, "host_event"),
        ({"ends_at": datetime(2020, 1, 1, tzinfo=UTC)}, "ends_at"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(ceremonies, wrong, field):
    page = ceremonies()
    for name, value in wrong.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert field in refused.value.message_dict
