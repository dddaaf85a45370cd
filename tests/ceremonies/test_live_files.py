"""The files that nginx serves of a finale: what is committed, whole, and nothing before."""

import json
import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from ceremonies import clock as clocks
from ceremonies import live_files
from ceremonies.actions import publishing_pearls
from ceremonies.actions.cueing import press
from ceremonies.actions.revealing import reveal_due
from ceremonies.clock import Clock
from ceremonies.live_files import LiveFiles
from ceremonies.models import Announcement, CeremonyPage
from ceremonies.rules.announcing import Press
from tests.ceremonies.finale import TWO, armed, finale

pytestmark = pytest.mark.django_db

FINALE = "en/ceremonies/finale"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def root(settings, tmp_path):
    settings.LIVE_ROOT = tmp_path / "live"
    return settings.LIVE_ROOT


@pytest.fixture
def made(now, settings, root):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = TWO
    return finale("en", "lv", now=now)


def look(moment):
    return Clock(tell_time=lambda: moment).look()


def files(root):
    return sorted(str(path.relative_to(root)) for path in root.rglob("*.json"))


def state(root, language="en"):
    return json.loads((root / language / "ceremonies/finale/state.json").read_text())


def everything(root):
    return "".join(path.read_text() for path in root.rglob("*") if path.is_file())


def test_far_from_the_moment_there_are_none(made, now, root):
    row = armed(made, now=now, reveal_at=now + timedelta(days=2))
    look(now)
    assert not root.exists()
    look(row.reveal_at - timedelta(minutes=59))
    assert files(root) == [f"{code}/ceremonies/finale/state.json" for code in ("en", "lv")]
    look(now)
    assert files(root) == []


def test_a_file_says_what_the_view_says(client, made, now, root):
    armed(made, now=now)
    look(now)
    told = client.get(f"/{FINALE}/state.json").json()
    assert {**state(root), "server_now": ""} == {**told, "server_now": ""}
    assert state(root)["poll_after_ms"] == 5000


def test_until_it_is_announced_they_hold_nothing_of_it(made, now, root):
    row = armed(made, now=now)
    look(row.reveal_at - timedelta(microseconds=1))
    assert (state(root)["state"], state(root)["poll_after_ms"]) == ("sealed", 500)
    assert "uillhaven" not in everything(root)
    press(announcement_id=row.pk, button=Press.HOLD, by=None, now=now)
    look(row.reveal_at)
    assert state(root)["state"] == "held"
    assert "uillhaven" not in everything(root)


def test_the_moment_itself_costs_few_queries(made, now, root, django_assert_max_num_queries):
    row = armed(made, now=now)
    kept = LiveFiles(root)
    kept.keep(now=row.reveal_at)
    reveal_due(now=row.reveal_at)
    with django_assert_max_num_queries(3):
        kept.keep(now=row.reveal_at)
    assert state(root)["state"] == "announced"


def test_held_is_in_the_file_at_the_next_look(made, now, root):
    row = armed(made, now=now)
    clock = Clock(tell_time=lambda: now)
    clock.look()
    for button, wanted in ((Press.HOLD, "held"), (Press.GO_ON, "sealed"), (Press.HOLD, "held")):
        press(announcement_id=row.pk, button=button, by=None, now=now)
        clock.look()
        assert state(root)["state"] == wanted


def test_announced_they_hold_all_before_the_first_page_is_there(
    client, made, now, root, monkeypatch
):
    row = armed(made, now=now)
    seen = []
    monkeypatch.setattr(clocks, "publish_owed", lambda **_: seen.append(state(root)["state"]))
    look(row.reveal_at)
    assert seen == ["announced"]
    for code in ("en", "lv"):
        told = json.loads((root / code / "ceremonies/finale/announcement.json").read_text())
        assert f"Quillhaven {code} body." in told["html"]
        assert told == client.get(f"/{code}/ceremonies/finale/announcement.json").json()
    monkeypatch.setattr(clocks, "publish_owed", publishing_pearls.publish_owed)
    look(row.reveal_at + timedelta(seconds=6))
    look(row.reveal_at + timedelta(seconds=6))
    told = json.loads((root / FINALE / "announcement.json").read_text())
    assert told["is_complete"]
    assert "/en/pearls/quillhaven/" in told["pages"]


def test_with_the_seal_ignored_they_would_tell(made, now, root, monkeypatch):
    """The control: what keeps the names out of the files is that only what is open is shown."""
    monkeypatch.setattr("ceremonies.announced.is_open", lambda _row: True)
    armed(made, now=now)
    look(now)
    assert "uillhaven" in everything(root)


def test_a_clock_that_was_killed_before_it_wrote_writes_when_it_is_started_again(
    made, now, root, monkeypatch
):
    row = armed(made, now=now)
    look(now)
    with monkeypatch.context() as killed:
        killed.setattr(LiveFiles, "keep", _die)
        with pytest.raises(KeyboardInterrupt):
            look(row.reveal_at)
    assert state(root)["state"] == "sealed"
    look(row.reveal_at + timedelta(seconds=1))
    assert state(root)["state"] == "announced"


def _die(*_, **__):
    raise KeyboardInterrupt


def test_killed_between_two_files_whoever_reads_announced_finds_the_announcement(
    made, now, root, monkeypatch
):
    row = armed(made, now=now)
    look(now)
    replace, left = live_files.os.replace, []

    def fall(*names):
        if len(left) == 3:
            raise KeyboardInterrupt
        left.append(replace(*names))

    with monkeypatch.context() as killed:
        killed.setattr(live_files.os, "replace", fall)
        with pytest.raises(KeyboardInterrupt):
            look(row.reveal_at)
    assert state(root, "en")["state"] == "announced"
    assert state(root, "lv")["state"] == "sealed"
    assert (root / "lv/ceremonies/finale/announcement.json").exists()


def test_a_page_taken_away_takes_its_files_with_it(made, now, root):
    row = armed(made, now=now)
    look(row.reveal_at)
    for page in CeremonyPage.objects.all():
        page.unpublish()
    look(row.reveal_at)
    assert files(root) == []


def test_no_rehearsal_is_written(made, now, root):
    row = armed(made, now=now)
    Announcement.objects.update(is_rehearsal=True, state="announced", revealed_at=now)
    look(row.reveal_at)
    assert not root.exists()


def test_a_full_disk_does_not_keep_the_moment_from_coming(made, now, root, monkeypatch, caplog):
    def full(*_, **__):
        raise OSError("No space left on device: Quillhaven")

    row = armed(made, now=now)
    monkeypatch.setattr(LiveFiles, "_replace", full)
    assert look(row.reveal_at)
    row.refresh_from_db()
    assert row.state == "announced"
    assert "could not be written" in caplog.text
    assert "uillhaven" not in caplog.text


def test_they_are_kept_fresh_and_taken_away_at_the_end(made, now, root, monkeypatch):
    armed(made, now=now)
    clock = Clock(tell_time=lambda: now)
    clock.look()
    before = (root / FINALE / "state.json").stat().st_mtime_ns
    clock.look()
    assert (root / FINALE / "state.json").stat().st_mtime_ns == before
    monkeypatch.setattr(live_files, "KEEP_EVERY", 0.0)
    clock.look()
    assert (root / FINALE / "state.json").stat().st_mtime_ns > before
    clock.stopping.set()
    clock.run()
    assert files(root) == []


@pytest.mark.parametrize("locks", [True, False], ids=["locked", "control"])
def test_what_is_older_never_follows_what_is_newer(root, monkeypatch, locks):
    """Two clocks of one machine: the first is slow between reading and writing."""
    truth, both_in, may_write = {"state": "sealed"}, threading.Event(), threading.Event()
    told_by = {}

    def wanted(_files, *, now):
        told = {"/en/x/state.json": dict(truth)}
        if now == "slow":
            both_in.set()
            may_write.wait(5)
        told_by[now] = told
        return told

    if not locks:
        monkeypatch.setattr(live_files.fcntl, "flock", lambda *_: None)
    monkeypatch.setattr(live_files, "_near", lambda now: [])
    monkeypatch.setattr(LiveFiles, "_wanted", wanted)
    root.mkdir()
    slow = threading.Thread(target=LiveFiles(root).keep, kwargs={"now": "slow"})
    slow.start()
    both_in.wait(5)
    truth["state"] = "announced"
    quick = threading.Thread(target=LiveFiles(root).keep, kwargs={"now": "quick"})
    quick.start()
    quick.join(0.5)
    assert quick.is_alive() == locks
    may_write.set()
    slow.join(5)
    quick.join(5)
    assert json.loads((root / "en/x/state.json").read_text())["state"] == (
        "announced" if locks else "sealed"
    )
