"""A finale as its viewers follow it: sealed, held, announced; the clock brings it about."""

import hashlib
import threading
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from ceremonies import clock as clocks
from ceremonies.actions import publishing_pearls
from ceremonies.actions.cueing import press
from ceremonies.clock import Clock
from ceremonies.models import Announcement
from ceremonies.rules.announcing import Press
from tests.ceremonies.finale import TWO, armed, finale, stage, written

pytestmark = pytest.mark.django_db

PAGE = "/en/ceremonies/finale/"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def made(now, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = TWO
    return finale("en", "lv", now=now)


def state(client, page=PAGE):
    answer = client.get(f"{page}state.json")
    assert answer.status_code == 200
    assert "max-age=1" in answer["Cache-Control"]
    assert "Set-Cookie" not in answer
    return answer.json()["state"]


def look(moment):
    """Let a clock look once at that moment."""
    return Clock(tell_time=lambda: moment).look()


def test_the_state_is_there_before_anything_is_written(client, made):
    assert state(client) == "sealed"
    assert "data-announcement" not in client.get(PAGE).content.decode()


def test_nobody_is_told_of_a_draft(client, made, now):
    written(made, now=now)
    assert state(client) == "sealed"
    assert "data-announcement" not in client.get(PAGE).content.decode()
    assert client.get("/en/ceremonies/no-such/state.json").status_code == 404


def test_what_is_armed_shows_its_commitment_and_no_more(client, made, now):
    row = armed(made, now=now)
    page = client.get(PAGE).content.decode()
    assert row.commitment in page
    assert "Look again" in page
    assert "uillhaven" not in page
    answer = client.get(f"{PAGE}announcement.json")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")
    assert answer.json() == {"state": "sealed"}


def test_held_is_said_and_nothing_else(client, made, now):
    row = armed(made, now=now)
    press(announcement_id=row.pk, button=Press.HOLD, by=None, now=now)
    assert state(client) == "held"
    assert not look(row.reveal_at)
    assert "uillhaven" not in client.get(PAGE).content.decode()


def test_at_the_moment_the_page_shows_the_pearls_before_theirs_are_there(
    client, made, now, monkeypatch
):
    row = armed(made, now=now)
    monkeypatch.setattr(clocks, "publish_owed", lambda **_: (0, 0))
    assert look(row.reveal_at)
    assert state(client) == "announced"
    for code in ("en", "lv"):
        page = client.get(f"/{code}/ceremonies/finale/").content.decode()
        assert f"Quillhaven {code} body." in page
        assert "Look again" not in page
        assert f"/{code}/pearls/quillhaven/" not in page
    assert not client.get(f"{PAGE}announcement.json").json()["is_complete"]


def test_then_the_list_proves_what_was_sealed_and_leads_to_the_pages(client, made, now):
    row = armed(made, now=now)
    assert look(row.reveal_at)
    told = client.get(f"{PAGE}announcement.json").json()
    assert told["is_complete"]
    assert "/en/pearls/quillhaven/" in told["pages"]
    assert hashlib.sha256(told["text"].encode()).hexdigest() == told["commitment"]
    assert told["commitment"] == row.commitment
    assert not look(row.reveal_at)


def test_a_rehearsal_is_shown_to_nobody(client, made, now):
    row = armed(made, now=now)
    Announcement.objects.filter(pk=row.pk).update(is_rehearsal=True)
    assert not look(row.reveal_at)
    Announcement.objects.filter(pk=row.pk).update(state="announced", revealed_at=now)
    assert state(client) == "sealed"
    assert "uillhaven" not in client.get(PAGE).content.decode()


def test_the_state_costs_few_queries(client, made, now, django_assert_max_num_queries):
    row = armed(made, now=now)
    state(client)
    with django_assert_max_num_queries(3):
        state(client)
    look(row.reveal_at)
    with django_assert_max_num_queries(3):
        state(client)


class TestTheClock:
    def test_it_looks_again_after_the_database_was_away(self, now, monkeypatch):
        clock = Clock(tell_time=lambda: now)
        looks = []

        def look():
            looks.append(None)
            if len(looks) == 1:
                raise OperationalError
            clock.stopping.set()

        monkeypatch.setattr(clock, "look", look)
        monkeypatch.setattr(clocks.connections, "close_all", lambda: None)
        monkeypatch.setattr(clocks, "LOOK_EVERY", 0.001)
        clock.run()
        assert len(looks) == 2

    def test_where_another_clock_acts_this_one_does_not(self, now, monkeypatch):
        row = armed(stage(now), now=now)

        class Taken:
            def __enter__(self):
                return False

            def __exit__(self, *_):
                return False

        monkeypatch.setattr(clocks, "alone", Taken)
        look(row.reveal_at)
        row.refresh_from_db()
        assert row.state == "armed"

    def test_pages_that_fail_do_not_take_the_moment_back(self, now, monkeypatch, client, made):
        row = armed(made, now=now)

        def fail(**_):
            raise RuntimeError("Quillhaven")

        monkeypatch.setattr(publishing_pearls, "publish_pearl", fail)
        assert look(row.reveal_at)
        assert state(client) == "announced"

    def test_it_gives_a_sign_of_life_to_what_is_armed(self, now):
        row = armed(stage(now), now=now)
        look(now)
        row.refresh_from_db()
        assert row.clock_seen_at == now

    def test_it_ends_when_it_is_asked_to(self, now):
        clock = Clock(tell_time=lambda: now)
        clock.stopping.set()
        thread = threading.Thread(target=clock.run)
        thread.start()
        thread.join(5)
        assert not thread.is_alive()


def test_five_minutes_more_are_five_minutes(made, now, client):
    row = armed(made, now=now)
    press(announcement_id=row.pk, button=Press.FIVE_MORE, by=None, now=now)
    assert not look(row.reveal_at + timedelta(minutes=5, microseconds=-1))
    assert look(row.reveal_at + timedelta(minutes=5))
