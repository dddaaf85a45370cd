"""Renditions as files and rows: never one without the other, whoever comes in between."""

import pytest
from django.core.files.storage import storages

from media_library.models import Photo
from media_library.photos import renditions
from media_library.public import make_renditions
from tests.factories import photo
from tests.media_library.photos.public_files import FEW, files, named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_public_yet")]


def test_rows_are_written_only_when_all_their_files_are_there(monkeypatch):
    """A kill in between then leaves files without rows, which the janitor sweeps."""
    taken, real = photo(), renditions._recorded
    seen = []

    def recorded(photo, place, rows):
        assert not photo.renditions.exists()
        seen.extend(row.file.name for row in rows)
        assert set(seen) == files()
        return real(photo, place, rows)

    monkeypatch.setattr(renditions, "_recorded", recorded)
    assert make_renditions(taken, FEW) == len(FEW)
    assert set(seen) == named(taken)


def test_a_disk_that_fills_leaves_neither_rows_nor_files(monkeypatch):
    taken, real = photo(), storages["public"].save
    saved = []

    def save(name, stream):
        if len(saved) == 4:
            raise OSError(28, "No space left on device")
        saved.append(name)
        return real(name, stream)

    monkeypatch.setattr(storages["public"], "save", save)
    with pytest.raises(OSError, match="No space left"):
        make_renditions(taken)
    assert not taken.renditions.exists()
    assert files() == set()
    monkeypatch.undo()
    assert make_renditions(taken) == len(files()) > 20


def second_worker(monkeypatch, meanwhile):
    """Let something happen while the first worker encodes."""
    real, calls = renditions.write_derivatives, []

    def write_derivatives(**options):
        if not calls:
            calls.append(True)
            meanwhile()
        return real(**options)

    monkeypatch.setattr(renditions, "write_derivatives", write_derivatives)


def test_of_two_workers_one_wins_and_the_other_takes_its_files_away(monkeypatch):
    taken = photo()
    winner = []
    second_worker(
        monkeypatch, lambda: winner.append(make_renditions(Photo.objects.get(pk=taken.pk), FEW))
    )
    assert make_renditions(taken, FEW) == 0
    assert winner == [len(FEW)]
    assert named(taken) == files()


def test_of_two_workers_that_replace_an_older_version_one_wins_too(monkeypatch):
    taken = photo()
    make_renditions(taken, FEW)
    taken.credit = "Somebody Else"
    taken.save()
    old = named(taken)
    second_worker(monkeypatch, lambda: make_renditions(Photo.objects.get(pk=taken.pk), FEW))
    assert make_renditions(taken, FEW) == 0
    assert named(taken) == files() - old
    assert not named(taken) & old


def test_without_the_taking_away_the_losers_files_would_stay(monkeypatch):
    taken = photo()
    second_worker(monkeypatch, lambda: make_renditions(Photo.objects.get(pk=taken.pk), FEW))
    monkeypatch.setattr(storages["public"], "delete", lambda name: None)
    make_renditions(taken, FEW)
    assert len(files()) == 2 * len(FEW) > taken.renditions.count()


@pytest.mark.parametrize("change", [{"rights_epoch": 1}, {"state": "withdrawn"}])
def test_a_withdrawal_while_a_worker_encodes_leaves_nothing_public(monkeypatch, change):
    taken = photo()
    second_worker(
        monkeypatch, lambda: type(taken.asset).objects.filter(pk=taken.asset_id).update(**change)
    )
    assert make_renditions(taken, FEW) == 0
    assert not taken.renditions.exists()
    assert files() == set()


def test_a_photo_deleted_while_a_worker_encodes_leaves_nothing_public(monkeypatch):
    taken = photo()
    second_worker(monkeypatch, lambda: Photo.objects.filter(pk=taken.pk).delete())
    assert make_renditions(taken, FEW) == 0
    assert files() == set()


def test_a_withdrawn_photo_gets_no_renditions_at_all():
    taken = photo()
    taken.asset.state = "withdrawn"
    taken.asset.save()
    assert make_renditions(taken) == 0
    assert files() == set()
