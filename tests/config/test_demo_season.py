"""The demo's season: one ceremony past, one live, one coming, and a finale that is sealed."""

import stat

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import TestCase, override_settings
from django.utils import timezone

from ceremonies.actions.opening_gates import try_pin
from ceremonies.actions.rehearsing import rehearse
from ceremonies.links import gate_behind
from ceremonies.models import Announcement, AttendanceFact, Ceremony, Claim, Gate, GuestLetter
from config.demo.content.ceremonies import CEREMONIES
from config.demo.content.ceremonies.live import LIVE
from config.demo.content.new_pearls import NEW_PEARLS
from config.demo.seeding.ceremonies import ceremonies_to_try, seed_ceremonies
from config.demo.seeding.door import gates_to_try
from config.demo.seeding.guests import guests_to_try
from config.demo.seeding.people import seed_people
from config.demo.seeding.places import seed_places
from config.site_tree import SiteTree

pytestmark = pytest.mark.django_db
PUBLIC = ("", "pearls/", "stories/", "ceremonies/", "feeds/news.atom", "ceremonies/calendar.ics")


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker, data_dir):
    """Seed what a season needs, and the season, once for all of these; returns the demo's users."""
    with django_db_blocker.unblock(), override_settings(DATA_DIR=data_dir):
        # A test's own transaction: inside any other the courier would refuse to deliver.
        whole = TestCase._enter_atomics()
        users = seed_people(password="seven-towns-by-the-sea")
        pearls = seed_places()
        tree = SiteTree()
        tree.build()
        seed_ceremonies(tree=tree, pearls=pearls, users=users, now=timezone.now())
        yield users
        TestCase._rollback_atomics(whole)


@pytest.fixture
def season(seeded, db):
    return seeded


def of(name):
    return Ceremony.objects.get(name=name)


def page(client, slug):
    answer = client.get(f"/en/ceremonies/{slug}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_ceremony_stands_where_its_clock_says(season, client):
    past = page(client, "evening-on-the-square")
    assert "You can watch the recording." in past
    live = page(client, "voices-over-the-fjord")
    assert "Live now" in live
    assert "Seven choirs, one song" in live
    assert "<iframe" not in live
    coming = page(client, "waves-and-lanterns")
    assert "Organised by Round table for an inclusive town" in coming
    assert "register/" in coming
    assert "Still to come" in page(client, "finale-of-the-title-year")


def test_who_came_is_written_down_by_tickets_and_heads(season):
    facts = AttendanceFact.objects.filter(ceremony=of("An evening on the square"))
    assert {(fact.method, fact.is_of_all, fact.country): fact.count for fact in facts} == {
        ("heads", True, ""): 240,
        ("tickets", False, "EE"): 1,
        ("tickets", False, "FI"): 2,
        ("tickets", False, "LV"): 2,
    }
    assert of("An evening on the square").counted_at
    assert of("An evening on the square").untold is None


def test_guests_have_places_or_wait(season):
    live = {claim.registration.address: claim.missing for claim in claims_of(LIVE.title["en"])}
    assert live["lena@example.org"] == 0
    assert live["mikkel@example.org"] == 3
    (waiting,) = [claim for claim in claims_of("Waves and lanterns") if claim.missing]
    assert (waiting.pool.kind, waiting.registration.country) == ("wheelchair", "PL")


def test_guests_had_their_mail_before_they_confirmed(season):
    letters = GuestLetter.objects.filter(kind="confirm")
    assert {letter.state for letter in letters} == {"sent"}
    assert letters.count() == 7


def claims_of(name):
    found = Claim.objects.filter(registration__ceremony__name=name, ended_at=None)
    return found.select_related("registration", "pool")


def test_the_gate_opens_with_the_link_and_the_pin_that_are_told(season, data_dir):
    ((path, told),) = gates_to_try()
    gate = gate_behind(path.removeprefix("/door/#"))
    assert gate == Gate.objects.get(name=LIVE.gate)
    try_pin(gate=gate, pin=told.rpartition(" ")[2], now=timezone.now())
    kept = data_dir / "secrets" / "demo_gate_pin"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_what_is_told_to_try_is_there(season, client):
    client.force_login(season["reviewer"])
    for path, _what in [*ceremonies_to_try(), *guests_to_try()]:
        assert client.get(path).status_code == 200, path
    assert len(ceremonies_to_try()) == 2
    assert len(guests_to_try()) == 1


def test_the_finale_is_complete_and_can_be_rehearsed_at_once(season):
    finale = of("Finale of the title year")
    went = rehearse(ceremony_id=finale.pk, by=season["reviewer"], now=timezone.now())
    assert (went.published, went.failed) == (18, 0)


def test_two_persons_arm_the_finale_as_it_was_sealed(season, client):
    finale = of("Finale of the title year")
    desk = f"/admin/ceremonies/{finale.pk}/announcement/"
    for name in ("reviewer", "admin"):
        client.force_login(season[name])
        seen = Announcement.objects.get().commitment
        assert client.post(desk, {"do": "arm", "seen": seen}).status_code == 302
    assert Announcement.objects.get().state == "armed"


def test_the_sealed_names_are_nowhere_public(season, client):
    paths = [f"/en/{path}" for path in PUBLIC]
    paths += [f"/{code}/ceremonies/{item.slug}/" for item in CEREMONIES for code in item.title]
    for path in [*paths, "/sitemap.xml", "/api/v2/pages/"]:
        told = client.get(path).content.decode().lower()
        for pearl in NEW_PEARLS:
            assert pearl.name.lower() not in told, path
            assert pearl.slug not in told, path


def test_the_sealed_pearls_speak_all_languages():
    codes = {code for code, _name in settings.LANGUAGES}
    for pearl in NEW_PEARLS:
        assert set(pearl.summary) == set(pearl.body) == codes


def test_a_second_run_keeps_the_season(season):
    before = list(Ceremony.objects.values_list("pk", "changed_at"))
    call_command("seed_demo", password="another", if_empty=True)
    assert list(Ceremony.objects.values_list("pk", "changed_at")) == before
