"""What search engines are told of a ceremony."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from ceremonies import linked_data as told
from ceremonies.actions.keeping_facts import keep_facts
from ceremonies.models import CeremonyIndexPage, CeremonyPage, StreamSource
from tests.ceremonies.evening import evening
from tests.factories import Tree, publish

pytestmark = pytest.mark.django_db

START = datetime(2027, 6, 5, 16, 0, tzinfo=UTC)


@pytest.fixture
def make():
    index = publish(
        CeremonyIndexPage(title="Ceremonies", slug="ceremonies"), Tree("en", "lv").homes["en"]
    )

    def make(slug="evening", *, title="Evening", starts_at=START, words=None, **facts):
        ceremony = evening(starts_at, **facts)
        page = CeremonyPage(
            title=title, slug=slug, ceremony=ceremony, venue="Square", **(words or {})
        )
        publish(page, index)
        return ceremony

    return make


def event(client, slug="evening", language="en"):
    page = client.get(f"/{language}/ceremonies/{slug}/").content.decode()
    block = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    return json.loads(block)


@pytest.mark.parametrize(
    ("facts", "mode", "kinds"),
    [
        ({"mode": "on-site"}, "Offline", ["Place"]),
        ({"mode": "online"}, "Online", ["VirtualLocation"]),
        ({"mode": "hybrid"}, "Mixed", ["Place", "VirtualLocation"]),
        ({"mode": "on-site", "status": "moved-online"}, "Online", ["VirtualLocation"]),
    ],
)
def test_how_one_attends_and_where(client, make, facts, mode, kinds):
    StreamSource.objects.create(ceremony=make(**facts), address="https://example.org/watch")
    found = event(client)
    assert found["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    assert [place["@type"] for place in found["location"]] == kinds
    if "VirtualLocation" in kinds:
        assert found["location"][-1]["url"] == "https://example.org/watch"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("planned", "Scheduled"),
        ("confirmed", "Scheduled"),
        ("held", "Scheduled"),
        ("postponed", "Postponed"),
        ("moved-online", "MovedOnline"),
        ("cancelled", "Cancelled"),
    ],
)
def test_whether_it_happens(client, make, status, said):
    make(status=status)
    assert event(client)["eventStatus"] == f"https://schema.org/Event{said}"


def test_a_moved_ceremony_names_the_date_that_was_told_first(client, make):
    ceremony = make()
    ceremony.starts_at += timedelta(days=7)
    ceremony.ends_at += timedelta(days=7)
    keep_facts(ceremony=ceremony, now=START - timedelta(days=30))
    found = event(client)
    assert found["eventStatus"] == "https://schema.org/EventRescheduled"
    assert datetime.fromisoformat(found["previousStartDate"]) == START
    assert datetime.fromisoformat(found["startDate"]) == START + timedelta(days=7)


def test_what_else_is_told(client, make):
    make(words={"host_event": "Town days", "host_event_url": "https://example.org/"})
    found = event(client, language="lv")
    assert found["superEvent"]["name"] == "Town days"
    assert (found["inLanguage"], found["isAccessibleForFree"]) == ("en", True)
    assert found["organizer"]["name"] == "Vidzeme Planning Region"
    assert "subEvent" not in found
    assert "previousStartDate" not in found


def test_the_finale_names_the_local_ceremonies_of_its_season(client, make):
    make("finale", kind="international", starts_at=START + timedelta(days=60))
    make("first")
    make("second", starts_at=START + timedelta(days=1))
    make("hidden").pages.get().unpublish()
    found = event(client, "finale")["subEvent"]
    assert [sub["url"].rsplit("/", 2)[1] for sub in found] == ["first", "second"]


HOSTILE = "</script><script>alert(1)</script> & <!--"


def test_no_title_can_end_the_data_block(client, make):
    make(title=HOSTILE)
    assert event(client)["name"] == HOSTILE


def test_without_the_escapes_a_title_would(client, make, monkeypatch):
    make(title=HOSTILE)
    monkeypatch.setattr(told, "ESCAPES", {})
    with pytest.raises(json.JSONDecodeError):
        event(client)
