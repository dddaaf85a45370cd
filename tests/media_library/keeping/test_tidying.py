"""The janitor removes what nobody needs, and nothing that somebody might."""

import os
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from media_library.actions import tidying
from media_library.actions.receiving import remove_asset
from media_library.actions.tidying import tidy_media
from media_library.models import Asset, FormerFile, Upload
from media_library.rules.standing import AssetState
from media_library.tasks import tidy_storage
from media_library.uploading.ending import expire_uploads
from tests.factories import photo
from tests.media_library.keeping.places import Places, asset_with_original, in_days, run

pytestmark = pytest.mark.django_db


def upload(places: Places, *, state: str = Upload.State.RECEIVING, **fields: Any) -> Upload:
    made = Upload.objects.create(
        owner_key="test",
        length=5,
        offset=5 if state != Upload.State.RECEIVING else 0,
        state=state,
        expires_at=fields.pop("expires_at", in_days(7)),
        **fields,
    )
    made.spool = {"kind": "disk", "key": f"quarantine/{made.uuid}"}
    made.save()
    places.put(f"quarantine/{made.uuid}", b"" if state == Upload.State.RECEIVING else b"bytes")
    places.put(f"quarantine/{made.uuid}.fence", b"")
    return made


def test_nothing_is_removed_before_it_is_said_so(places: Places) -> None:
    forgotten = places.put("public/i/aa/nobody.jpg")
    code, said = run("tidy_media")
    assert code == 0
    assert "would remove: public i/aa/nobody.jpg, which no row names" in said
    assert forgotten.exists()
    assert run("tidy_media", "--really")[0] == 0
    assert not forgotten.exists()
    assert run("tidy_media", "--really")[1].strip() == "0 removed."


def test_what_is_younger_than_a_day_or_has_a_row_stays(places: Places) -> None:
    photo()
    asset_with_original()
    places.age_all(30)
    places.put("public/i/aa/row-comes-next.jpg", days_old=0.9)
    upload(places)
    upload(places, state=Upload.State.RECEIVED, received_at=in_days(-0.5))
    before = places.names()
    tidy_storage()
    assert places.names() == before
    # Without the day of grace the file of a row that comes next would be lost.
    tidy_media(now=in_days(0.2), is_real=True)
    assert before - places.names() == {"public/i/aa/row-comes-next.jpg"}


def test_a_row_that_comes_during_the_listing_saves_its_file(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker was asleep for a day between file and row, and wakes up right now."""
    path = places.put("originals/1/late")
    take_stock = tidying.take_stock

    def slowly(books: Any, **kwargs: Any) -> None:
        take_stock(books, **kwargs)
        late = asset_with_original(b"other")
        Asset.objects.filter(pk=late.pk).update(original="originals/1/late")

    monkeypatch.setattr(tidying, "take_stock", slowly)
    tidy_media(now=timezone.now(), is_real=True)
    assert path.exists()


def test_uploads_that_are_over_their_time_end(places: Places) -> None:
    over, goes_on = upload(places, expires_at=in_days(-1)), upload(places)
    tidy_media(now=timezone.now(), is_real=True)
    assert {name.partition(".")[0] for name in places.names()} == {
        f"private/quarantine/{goes_on.uuid}"
    }
    over.refresh_from_db()
    assert over.state == Upload.State.ENDED


def test_the_bytes_of_a_file_that_was_taken_back_before_its_check_go(places: Places) -> None:
    arrived = upload(places, state=Upload.State.RECEIVED, received_at=in_days(-2))
    asset = asset_with_original(state=AssetState.CHECKING, upload=arrived)
    Asset.objects.filter(pk=asset.pk).update(original="")
    places.put(asset.original.name).unlink()
    tidy_media(now=timezone.now(), is_real=True)
    assert places.names()  # it is still to be checked
    asset.refresh_from_db()
    remove_asset(asset=asset, now=timezone.now())
    tidy_media(now=timezone.now(), is_real=True)
    assert not places.names()


def test_the_end_of_an_upload_never_touches_what_was_taken_over(places: Places) -> None:
    """A withdrawal that seals the original ends its upload; the bytes have a life of their own."""
    asset = asset_with_original()
    taken = upload(places, state=Upload.State.TAKEN)
    Upload.objects.filter(pk=taken.pk).update(
        state=Upload.State.ENDED, spool={"kind": "disk", "key": asset.original.name}
    )
    expire_uploads(now=timezone.now())
    assert (places.private / asset.original.name).exists()
    taken.refresh_from_db()
    assert taken.spool == {}


def test_replaced_pictures_go_after_a_week(places: Places) -> None:
    picture = photo()
    for days in (6, 8):
        places.put(f"public/i/aa/{days}.jpg", days_old=30)
        FormerFile.objects.create(
            asset=picture.asset, name=f"i/aa/{days}.jpg", replaced_at=in_days(-days)
        )
    tidy_media(now=timezone.now(), is_real=True)
    assert [former.name for former in FormerFile.objects.all()] == ["i/aa/6.jpg"]
    assert "public/i/aa/8.jpg" not in places.names()


def test_so_many_forgotten_files_are_rather_a_wrong_database(places: Places) -> None:
    for number in range(11):
        places.put(f"originals/1/{number}")
    code, said = run("tidy_media", "--really")
    assert code == 1
    assert "NOT DONE: 11 of 11 private files have no row" in said
    assert len(places.names()) == 11
    assert run("tidy_media", "--really", "--even-many")[0] == 0
    assert not places.names()


@pytest.mark.parametrize("verb", ["listdir", "get_modified_time", "size"])
def test_a_storage_that_cannot_be_listed_loses_nothing(
    places: Places, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    places.put("public/i/aa/nobody.jpg")
    before = places.names()

    def fails(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(f"django.core.files.storage.FileSystemStorage.{verb}", fails)
        code, said = run("tidy_media", "--really")
    assert (code, places.names()) == (1, before)
    assert "NOT DONE: a storage does not answer: [Errno 28] No space left on device." in said


def test_a_file_that_cannot_be_removed_is_one_line(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.put("public/i/aa/nobody.jpg")

    def fails(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.delete", fails)
    code, said = run("tidy_media", "--really")
    assert (code, said.count("NOT DONE")) == (1, 1)


def test_folders_of_killed_workers_go(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    for name, hours in (("ingest-old", 9), ("film-new", 1), ("other", 9)):
        folder = tmp_path / "scratch" / name
        folder.mkdir(parents=True)
        moment = (timezone.now() - timedelta(hours=hours)).timestamp()
        os.utime(folder, (moment, moment))
    tidy_media(now=timezone.now(), is_real=True)
    assert {path.name for path in (tmp_path / "scratch").iterdir()} == {"film-new", "other"}
