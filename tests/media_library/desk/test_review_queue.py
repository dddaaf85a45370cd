"""The queue: who sees what in it, what it costs, and what is decided from it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from media_library.models import Asset, AssetText, Depiction, Person, Photo, Space
from tests.factories import organisation, person
from tests.media_library.desk.waiting import COMPLETE, signed_in, waiting

pytestmark = pytest.mark.django_db
QUEUE = "/admin/media/review/"
SEVERAL = "/admin/media/review/several/"


@pytest.fixture
def officer(db):
    return signed_in(person(Role.OFFICER))


def send(client, do, *assets, **more):
    told = {"do": do, "asset": [asset.pk for asset in assets], "back": QUEUE, **more}
    return client.post(SEVERAL, told, follow=True)


def state(asset):
    asset.refresh_from_db()
    return asset.state


def test_the_oldest_comes_first_with_its_age_and_what_is_missing(officer):
    now = timezone.now()
    waiting(label="young.jpg", received_at=now, **COMPLETE)
    waiting(label="old.jpg", received_at=now - timedelta(days=9), **{**COMPLETE, "licence": ""})
    entries = officer.get(QUEUE).context["entries"]
    assert [str(entry.asset) for entry in entries] == ["old.jpg", "young.jpg"]
    assert [entry.age for entry in entries] == ["waits for 9 days", "came today"]
    assert [entry.is_late for entry in entries] == [True, False]
    assert [entry.missing for entry in entries] == ["the licence", ""]


def test_the_space_of_an_organisation_is_shown(officer):
    waiting()
    Space.objects.create(organisation=organisation(), quota_bytes=1000, used_bytes=950)
    page = officer.get(QUEUE)
    assert page.context["quotas"][0].percent == 95
    assert "nearly full" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("kind=film", ["film.mp4"]),
        ("state=asked-back", ["asked.jpg"]),
        ("like=yes", ["double.jpg"]),
        ("subject=pearl:none", ["plain.jpg", "film.mp4", "asked.jpg", "double.jpg"]),
        ("state=ready&kind=nonsense", ["plain.jpg", "film.mp4", "asked.jpg", "double.jpg"]),
    ],
)
def test_it_is_narrowed_down_and_nonsense_is_ignored(officer, query, labels):
    first = waiting(label="plain.jpg")
    waiting(label="film.mp4", kind="film")
    waiting(label="asked.jpg", state="asked-back")
    waiting(label="double.jpg", like=first)
    entries = officer.get(f"{QUEUE}?{query}").context["entries"]
    assert [str(entry.asset) for entry in entries] == labels


def test_its_queries_do_not_grow_with_what_waits(officer):
    def cost():
        with CaptureQueriesContext(connection) as counted:
            assert officer.get(QUEUE).status_code == 200
        return len(counted)

    def fill(count):
        for number in range(count):
            asset = waiting(organisation() if number % 2 else organisation("Other"), **COMPLETE)
            AssetText.objects.create(asset=asset, language="en", alt="A boat")

    fill(2)
    cost()  # what is cached for good is cached now
    few = cost()
    fill(20)
    assert cost() == few


def test_what_is_complete_is_accepted_and_the_rest_says_why_it_was_left(officer):
    good, bad = waiting(**COMPLETE), waiting(creator="Anna", licence="CC-BY-4.0")
    page = send(officer, "accept", good, bad).content.decode()
    assert (state(good), state(bad)) == ("ready", "in-review")
    assert Photo.objects.get().asset == good
    assert "1 file is in the library now." in page
    assert "Missing: who can be seen" in page


def test_rejecting_needs_a_reason(officer):
    one, two = waiting(), waiting()
    assert "Please say why" in send(officer, "reject", one, two, reason=" ").content.decode()
    assert state(one) == "in-review"
    send(officer, "reject", one, two, reason="Out of focus")
    assert (state(one), state(two)) == ("rejected", "rejected")
    assert one.notes.get().words == "Out of focus"


def test_one_at_a_time_is_asked_about(officer):
    one, two = waiting(), waiting()
    send(officer, "ask", one, two, question="Who is it?")
    assert (state(one), state(two)) == ("in-review", "in-review")
    send(officer, "ask", one, question="Who is it?")
    assert state(one) == "asked-back"


def test_the_same_is_said_of_several_but_not_of_what_was_decided(officer):
    one, gone = waiting(people="named"), waiting(state="rejected")
    named = Person.objects.create(organisation=organisation(), name="Anna")
    Depiction.objects.create(asset=one, person=named)
    send(officer, "describe", one, gone, creator="Jānis", licence="CC0-1.0", people="crowd")
    one.refresh_from_db()
    gone.refresh_from_db()
    assert (one.creator, one.licence, one.people) == ("Jānis", "CC0-1.0", "crowd")
    assert not one.depictions.exists()
    assert gone.creator == ""
    send(officer, "phase", one, gone, phase="celebrating")
    one.refresh_from_db()
    gone.refresh_from_db()
    assert (one.phase, gone.phase) == ("celebrating", "")


def test_who_is_second_gets_a_sentence(officer):
    one = waiting(**COMPLETE)
    send(officer, "accept", one)
    again = send(officer, "reject", one, reason="No")
    assert again.status_code == 200
    assert "Somebody else had decided already about" in again.content.decode()
    assert state(one) == "ready"


def test_another_organisation_is_neither_seen_nor_touched(officer):
    own = waiting()
    foreign = waiting(organisation("Elsewhere"), label="secret.jpg", **COMPLETE)
    assert "secret" not in officer.get(QUEUE).content.decode()
    send(officer, "accept", own, foreign)
    assert state(foreign) == "in-review"
    # The same by somebody of theirs goes through: it was the organisation that stood in the way.
    theirs = person()
    from_there = signed_in(theirs)
    assert from_there.get(QUEUE).status_code in {302, 403, 404}
    theirs.memberships.create(organisation=foreign.organisation, role="officer")
    send(signed_in(type(theirs).objects.get(pk=theirs.pk)), "accept", foreign)
    assert state(foreign) == "ready"


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.TRANSLATOR])
def test_reviewers_and_translators_look_but_do_not_decide(role):
    client = signed_in(person(role))
    one = waiting(**COMPLETE)
    page = client.get(QUEUE)
    assert page.status_code == 200
    assert "several" not in page.content.decode()
    assert client.post(SEVERAL, {"do": "accept", "asset": one.pk}).status_code in {302, 403, 404}
    assert state(one) == "in-review"


def test_partners_are_kept_out():
    client = signed_in(person(Role.PARTNER))
    assert client.get(QUEUE).status_code in {302, 403, 404}
    assert Asset.objects.count() == 0


def test_a_preview_is_for_its_own_and_kept_by_no_cache(officer):
    address = reverse("media_desk:asset_preview", args=[waiting().uuid])
    answer = officer.get(address)
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    other = person()
    other.memberships.create(organisation=organisation("Elsewhere"), role="officer")
    assert signed_in(other).get(address).status_code in {302, 403, 404}
