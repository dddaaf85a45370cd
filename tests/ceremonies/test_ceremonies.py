"""Ceremonies: lists that know past from coming, and calendar entries that keep their wall time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts.rules.roles import Role
from ceremonies.actions.keeping_facts import keep_facts
from ceremonies.models import Ceremony, CeremonyIndexPage, CeremonyPage
from tests.ceremonies.evening import evening
from tests.factories import Tree, pearl, person, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def ceremonies():
    tree = Tree("en", "lv")
    index = publish(CeremonyIndexPage(title="Ceremonies", slug="ceremonies"), tree.homes["en"])

    def make(slug="evening", starts_at=None, *, venue="Town square", **facts):
        page = CeremonyPage(
            title=slug.title(),
            slug=slug,
            ceremony=evening(starts_at or timezone.now() + timedelta(days=10), **facts),
            venue=venue,
        )
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
    [({"venue": ""}, "venue"), ({"host_event_url": "https://example.org"}, "host_event")],
)
def test_what_a_page_cannot_say_is_refused_at_its_field(ceremonies, wrong, field):
    page = ceremonies()
    for name, value in wrong.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert field in refused.value.message_dict


def test_a_ceremony_online_needs_no_venue(ceremonies):
    page = ceremonies(mode="online")
    page.venue = ""
    page.full_clean()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"zone": "Europe/Nowhere"}, "zone"),
        ({"ends_at": datetime(2020, 1, 1, tzinfo=UTC)}, "ends_at"),
        ({"doors_open_at": datetime(2040, 1, 1, tzinfo=UTC)}, "doors_open_at"),
    ],
)
def test_what_a_ceremony_cannot_be_is_refused_at_its_field(ceremonies, wrong, field):
    ceremony = ceremonies().ceremony
    for name, value in wrong.items():
        setattr(ceremony, name, value)
    with pytest.raises(ValidationError) as refused:
        ceremony.full_clean()
    assert field in refused.value.message_dict


def test_a_moved_ceremony_is_told_as_such_in_calendars_and_on_its_page(client, ceremonies):
    page = ceremonies(starts_at=datetime(2027, 6, 5, 16, 0, tzinfo=UTC))
    (before,) = events(client.get("/en/ceremonies/evening/event.ics"))
    ceremony = page.ceremony
    ceremony.starts_at += timedelta(days=7)
    ceremony.ends_at += timedelta(days=7)
    keep_facts(ceremony=ceremony, now=timezone.now())
    (after,) = events(client.get("/en/ceremonies/evening/event.ics"))
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert before["uid"] == after["uid"]
    assert after.decoded("dtstart") - before.decoded("dtstart") == timedelta(days=7)
    assert after["description"].startswith("Rescheduled")
    shown = client.get("/en/ceremonies/evening/").content.decode()
    assert "12 June 2027" in shown
    assert "5 June 2027" in shown  # and when it would have been
    assert "Rescheduled" in shown


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("planned", "TENTATIVE"),
        ("confirmed", "CONFIRMED"),
        ("rescheduled", "CONFIRMED"),
        ("moved-online", "CONFIRMED"),
        ("held", "CONFIRMED"),
        ("postponed", "CANCELLED"),
        ("cancelled", "CANCELLED"),
    ],
)
def test_a_calendar_is_told_whether_it_happens(client, ceremonies, status, told):
    ceremonies(status=status)
    (event,) = events(client.get("/en/ceremonies/evening/event.ics"))
    assert event["status"] == told


def test_a_feed_tells_for_sixty_days_that_something_was_called_off(client, ceremonies, settings):
    page = ceremonies(starts_at=timezone.now() - timedelta(days=30), status="cancelled")
    assert len(events(client.get("/en/ceremonies/calendar.ics"))) == 1
    long_ago = timezone.now() - timedelta(days=61)
    Ceremony.objects.filter(pk=page.ceremony_id).update(
        doors_open_at=long_ago - timedelta(hours=2),
        starts_at=long_ago - timedelta(hours=2),
        ends_at=long_ago,
        changed_at=long_ago,
    )
    assert events(client.get("/en/ceremonies/calendar.ics")) == []


def test_a_calendar_that_has_not_changed_is_not_sent_again(client, ceremonies):
    page = ceremonies()
    etag = client.get("/en/ceremonies/calendar.ics")["ETag"]
    again = {"HTTP_IF_NONE_MATCH": etag}
    assert client.get("/en/ceremonies/calendar.ics", **again).status_code == 304
    keep_facts(ceremony=page.ceremony, now=timezone.now())
    assert client.get("/en/ceremonies/calendar.ics", **again).status_code == 200


def test_a_calendar_knows_its_zone_only_for_the_years_it_needs(client, ceremonies):
    ceremonies(starts_at=datetime(2027, 6, 5, 16, 0, tzinfo=UTC))
    answer = client.get("/en/ceremonies/evening/event.ics").content.decode()
    assert "BEGIN:VTIMEZONE" in answer
    assert "1970" not in answer.replace("19700101", "")
    assert len(answer) < 3_000


@pytest.fixture
def save(client):
    """Save a ceremony's form in the editor, as an officer who changed some of its fields."""

    def save(page, **changes):
        client.force_login(person(Role.OFFICER))
        address = reverse("desk_ceremonies:edit", args=[page.ceremony_id])
        form = client.get(address).context["form"]
        sent = {name: form[name].value() for name in form.fields}
        sent |= {name: form[name].initial for name in ("doors_open_at", "starts_at", "ends_at")}
        for formset in form.formsets.values():
            management = formset.management_form
            sent |= {f.html_name: str(f.value()) for f in management}
        sent |= changes
        sent = {
            name: value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else value
            for name, value in sent.items()
            if value not in (None, False)
        }
        return client.post(address, sent)

    return save


def test_an_officer_moves_a_ceremony_in_the_editor(ceremonies, save):
    page = ceremonies()
    later = timezone.localtime(page.ceremony.starts_at + timedelta(minutes=30))
    assert save(page, starts_at=later).status_code == 302
    page.ceremony.refresh_from_db()
    assert page.ceremony.status == "rescheduled"
    assert page.ceremony.calendar_sequence == 1


def test_a_local_ceremony_celebrates_pearls_of_its_own_year(ceremonies, save):
    other = pearl("kiel", 2025, "Kiel")
    answer = save(ceremonies(), pearls=[other.pk])
    assert answer.context["form"].errors == {
        "pearls": ["These are Pearls of another year: Kiel 2025."]
    }


def test_nobody_deletes_a_ceremony_not_even_who_may_do_everything(client, ceremonies):
    page = ceremonies()
    client.force_login(person(is_superuser=True, is_staff=True))
    address = reverse("desk_ceremonies:delete", args=[page.ceremony_id])
    for ask in (client.get, client.post, client.delete):
        assert ask(address).status_code in {302, 403}
    assert Ceremony.objects.filter(pk=page.ceremony_id).exists()


def test_the_list_at_the_desk_says_when_each_begins(client, ceremonies):
    ceremonies(starts_at=datetime(2027, 6, 5, 16, 0, tzinfo=UTC))
    client.force_login(person(Role.OFFICER))
    assert "5 June 2027, " in client.get(reverse("desk_ceremonies:index")).content.decode()
