"""Several clocks and several hands at the same moment: it is announced once, armed by two."""

from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, models
from django.utils import timezone

from ceremonies import clock as clocks
from ceremonies.actions import announcing, revealing
from ceremonies.actions.announcing import Refused
from ceremonies.actions.arming import arm
from ceremonies.actions.cueing import press
from ceremonies.actions.revealing import reveal
from ceremonies.clock import Clock
from ceremonies.models import Announcement, Arming, Cue, OwedPage
from ceremonies.rules.announcing import Press
from tests.ceremonies.finale import TWO, armed, armer, stage, written
from tests.ceremonies.test_many_at_once import CLERKS, all_at_once

# Only a server lets two transactions in at once; make test-services.
pytestmark = [
    pytest.mark.services,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="only a server lets two transactions in"
    ),
]


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def row(now, settings, monkeypatch):
    """An armed announcement; its pages are not published here."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = TWO
    monkeypatch.setattr(clocks, "publish_owed", lambda **_: (0, 0))
    return armed(stage(now), now=now)


def faults(done):
    return [one for one in done if isinstance(one, Exception) and not isinstance(one, Refused)]


def times_announced():
    return Cue.objects.filter(kind="announced").count()


def meeting_after_reading(monkeypatch):
    """Let the first two who have read the row go on together, so that neither saw the other."""
    read, together = revealing.is_due, Barrier(2)

    def is_due(*args, **given):
        answer = read(*args, **given)
        together.wait(10)
        return answer

    monkeypatch.setattr(revealing, "is_due", is_due)


def without_the_lock(monkeypatch):
    """Take the row as anybody reads it."""

    class Unlocked(models.QuerySet):
        def select_for_update(self, *args, **kwargs):
            return self

    unlocked = models.manager.BaseManager.from_queryset(Unlocked)()
    unlocked.model = Announcement
    monkeypatch.setattr(announcing.Announcement, "objects", unlocked)


def test_eight_clocks_at_the_moment_announce_once(row):
    moment = row.reveal_at
    done = all_at_once([Clock(tell_time=lambda: moment).look for _ in range(CLERKS * 3)])
    assert faults(done) == []
    assert times_announced() == 1
    assert OwedPage.objects.count() == 4


def test_without_the_clocks_lock_the_rows_lock_is_enough(row, monkeypatch):
    """Both clocks are let in by name; the second finds what the first has done."""
    done = all_at_once(
        [lambda: reveal(announcement_id=row.pk, now=row.reveal_at) for _ in range(CLERKS * 3)]
    )
    assert faults(done) == []
    assert sum(one is True for one in done) == 1
    assert times_announced() == 1


def test_without_any_lock_it_is_announced_twice_over(row, monkeypatch):
    """The control: then only the database's own uniqueness stops the second, with an error."""
    without_the_lock(monkeypatch)
    meeting_after_reading(monkeypatch)
    done = all_at_once(
        [lambda: reveal(announcement_id=row.pk, now=row.reveal_at) for _ in range(2)]
    )
    assert faults(done) or times_announced() > 1


def test_buttons_and_clocks_at_once_announce_once_and_the_log_tells_how(row, now):
    pressed = {"announcement_id": row.pk, "by": None}
    moment = row.reveal_at
    doings = [
        lambda button=button: press(button=button, now=moment, **pressed)
        for button in (Press.HOLD, Press.GO_NOW, Press.GO_ON, Press.GO_NOW) * 4
    ]
    doings += [Clock(tell_time=lambda: moment).look for _ in range(8)]
    assert faults(all_at_once(doings)) == []
    row.refresh_from_db()
    if row.state == "armed":  # held by whoever came last: it goes on, and happens
        if row.held_at:
            press(button=Press.GO_ON, now=moment, **pressed)
        Clock(tell_time=lambda: moment).look()
    assert times_announced() == 1
    kinds = list(Cue.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds[-1] == "announced"
    held = [kind for kind in kinds if kind in ("hold", "go-on")]
    assert held == ["hold", "go-on"] * (len(held) // 2)


@pytest.mark.parametrize("button", [Press.HOLD, Press.FIVE_MORE])
def test_a_hold_and_the_moment_at_once_are_one_after_the_other(row, button):
    moment = row.reveal_at
    done = all_at_once(
        [
            lambda: reveal(announcement_id=row.pk, now=moment),
            lambda: press(announcement_id=row.pk, button=button, by=None, now=moment),
        ]
    )
    assert faults(done) == []
    row.refresh_from_db()
    # Announced, and the button was refused; or the button was first, and it was not due.
    refused = any(isinstance(one, Refused) for one in done)
    assert (row.state == "announced") == refused == (times_announced() == 1)


def test_two_hands_at_once_arm_it_once_and_one_hand_never_counts_twice(now, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = TWO
    row = written(stage(now), now=now)
    first, second = armer(), armer()
    given = {"announcement_id": row.pk, "seen": row.commitment, "now": now}
    done = all_at_once([lambda: arm(person=first, **given) for _ in range(4)])
    assert faults(done) == []
    assert Announcement.objects.get().state == "draft"
    done = all_at_once([lambda: arm(person=second, **given) for _ in range(4)])
    assert faults(done) == []
    assert Announcement.objects.get().state == "armed"
    assert Arming.objects.count() == 2
    assert Cue.objects.filter(kind="armed").count() == 1
    assert not Clock(tell_time=lambda: row.reveal_at - timedelta(seconds=1)).look()
