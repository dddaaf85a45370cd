"""Workers that die, disks that fill, and two workers at once: nothing is lost, stuck or half."""

import errno
import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage

from media_library.ingest import keeping, running
from media_library.ingest.handler import IngestHandler
from media_library.ingest.keeping import at_hand, keep_file
from media_library.ingest.ledger import begin
from media_library.ingest.running import STEPS
from media_library.ingest.scratch import scratch, sweep_scratch
from media_library.models import Asset, AssetStep, IngestWork
from outbox.rules.deadline import Deadline
from tests.media_library.ingest.handed_in import (
    NOW,
    arrived,
    courier,
    files_in,
    ingested,
    picture,
    uploaded,
)

pytestmark = pytest.mark.django_db
BOUNDARIES = [f"{step.name} {when}" for step in STEPS for when in ("begun", "worked", "done")]


class Killed(BaseException):
    """What a process does not survive: nobody between it and the top catches it."""


def killed_at(boundary, *, times=1):
    left = [times]

    def cut(where):
        if where == boundary and left[0]:
            left[0] -= 1
            raise Killed

    return cut


def dies(cut, *, hour):
    """Let one worker die, and another notice that its lease is over."""
    with pytest.raises(Killed):
        courier(cut=cut).deliver_due(now=NOW() + timedelta(hours=hour))
    IngestWork.objects.update(lease_until=NOW())
    courier().look_around(clock=lambda: NOW() + timedelta(hours=hour))


def killed_and_taken_up(asset, boundary, *, times=1):
    """Let workers die at a boundary, one after the other, and the last one live."""
    cut = killed_at(boundary, times=times)
    for death in range(times):
        dies(cut, hour=4 * death)
    return ingested(asset, hours=4 * times)


@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_a_worker_that_dies_anywhere_costs_nothing(disk, boundary):
    asset = killed_and_taken_up(uploaded(picture(), folder=disk), boundary)
    assert asset.state == "in-review"
    assert files_in(disk) == {asset.original.name, asset.master.name, asset.preview.name}


def test_the_third_death_makes_a_poison_file_and_the_others_go_on(disk):
    poison, other = uploaded(picture(1), folder=disk), uploaded(picture(2), folder=disk)
    poison = killed_and_taken_up(poison, "inspect begun", times=3)
    other.refresh_from_db()
    assert (poison.state, poison.reason) == ("refused", "poison-file")
    assert poison.reason_facts == {"step": "inspect"}
    assert (disk / poison.original.name).exists()  # to be looked at by a person
    assert other.state == "in-review"


def test_counted_after_the_work_it_would_go_on_for_ever(disk, monkeypatch):
    """The counterpart: an attempt that is noted only when the step has ended counts no death."""

    def begin_uncounted(work, *, now):
        row = begin(work, now=now)
        AssetStep.objects.filter(pk=row.pk).update(attempts=0)
        row.attempts = 0
        return row

    monkeypatch.setattr(running, "begin", begin_uncounted)
    asset = uploaded(picture(), folder=disk)
    cut = killed_at("inspect begun", times=6)
    for death in range(6):
        dies(cut, hour=4 * death)
    asset.refresh_from_db()
    assert asset.state == "checking"


def test_a_full_disk_waits_and_nothing_is_lost(disk, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(keeping.shutil, "copyfileobj", full)
    content = picture()
    asset = uploaded(content, folder=disk)
    for hours in range(5):
        asset = ingested(asset, hours=hours)
        assert (asset.state, asset.reason) == ("checking", "waits-for-storage")
        assert "No space left" in IngestWork.objects.get().reason_words
    assert files_in(disk) == {asset.original.name}
    monkeypatch.undo()
    asset = ingested(asset, hours=6)
    assert (asset.state, asset.reason) == ("in-review", "")
    assert (disk / asset.original.name).read_bytes() == content


def test_of_two_workers_on_one_asset_one_wins_and_the_other_changes_nothing(disk):
    asset = uploaded(picture(), folder=disk)
    met = []

    def other_worker(where):
        if where == "master worked" and not met:
            met.append(where)
            run = running.Run(
                asset_id=asset.pk,
                deadline=Deadline.after(60),
                clock=NOW,
                cut=lambda where: None,
            )
            assert run.to_its_end() == "in-review"

    courier(IngestHandler(cut=other_worker)).deliver_due()
    asset.refresh_from_db()
    assert met
    assert asset.state == "in-review"
    assert asset.steps.count() == len(STEPS)
    assert files_in(disk) == {asset.original.name, asset.master.name, asset.preview.name}


def test_what_its_giver_takes_back_meanwhile_leaves_no_byte_behind(disk):
    asset = uploaded(picture(), folder=disk)

    def taken_back(where):
        if where == "master worked":
            Asset.objects.filter(pk=asset.pk).update(state="erased", original="")

    courier(cut=taken_back).deliver_due()
    asset.refresh_from_db()
    assert (asset.state, asset.master.name) == ("erased", "")
    assert {name.partition("/")[0] for name in files_in(disk)} == {"originals"}
    assert IngestWork.objects.get().state == "sent"


class BreaksOff(io.BytesIO):
    """A copy that ends after its first block, as a killed one does."""

    def read(self, size=-1):
        if self.tell():
            raise Killed
        return super().read(1024)


def test_a_copy_that_breaks_off_never_shows_half_a_file(tmp_path, monkeypatch):
    source = tmp_path / "source"
    monkeypatch.setattr(Path, "open", lambda self, mode="r": BreaksOff(bytes(100_000)))
    storage = FileSystemStorage(location=tmp_path / "store")
    with pytest.raises(Killed):
        keep_file(source, storage=storage, name="a/b")
    assert files_in(tmp_path / "store") == set()


def test_written_straight_to_its_name_half_a_file_would_show(tmp_path):
    """The counterpart: what Django's own storage does when its copy breaks off."""
    storage = FileSystemStorage(location=tmp_path / "store")
    content = keeping.File(BreaksOff(bytes(100_000)), name="b")
    content.size = 100_000
    with pytest.raises(Killed):
        storage.save("a/b", content)
    assert files_in(tmp_path / "store") == {"a/b"}


@pytest.mark.parametrize("has_nameless_files", [True, False])
def test_a_kept_file_is_whole_and_kept_once(tmp_path, monkeypatch, has_nameless_files):
    if not has_nameless_files:
        monkeypatch.delattr(keeping.os, "O_TMPFILE")
    source = tmp_path / "source"
    source.write_bytes(b"whole")
    storage = FileSystemStorage(location=tmp_path / "store", file_permissions_mode=0o640)
    assert keep_file(source, storage=storage, name="a/b") == "a/b"
    assert keep_file(source, storage=storage, name="a/b") == "a/b"
    with at_hand(storage, "a/b") as path:
        assert path.read_bytes() == b"whole"
        assert path.stat().st_mode & 0o777 == 0o640
    assert files_in(tmp_path / "store") == {"a/b"}


def test_folders_of_killed_workers_are_swept_and_those_in_use_are_not(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / "picture-abc"
    left.mkdir()
    (tmp_path / "somebody-elses").mkdir()
    with scratch() as mine:
        assert sweep_scratch() == 0
        assert sweep_scratch(older_than=-60) == 2
        assert not mine.exists()
    assert not left.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["somebody-elses"]


def test_an_asset_handed_in_without_an_upload_waits_for_its_turn_too():
    assert ingested(arrived(picture())).state == "in-review"
