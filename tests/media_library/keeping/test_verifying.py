"""`verify_media` finds whatever differs between rows and files, and nothing else."""

import tracemalloc
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management.base import CommandError
from django.utils import timezone
from wagtail.documents import get_document_model

from media_library.keeping.inventory import inventory
from media_library.keeping.named import NamedFile, named_files
from media_library.keeping.stored import StoredFile
from media_library.models import Asset, FormerFile, Upload
from media_library.public import make_renditions
from media_library.rules.standing import AssetState
from tests.factories import photo
from tests.media_library.keeping.places import Places, asset_with_original, rendition_of, run

pytestmark = pytest.mark.django_db


def test_a_library_in_order_has_nothing_to_report(places: Places) -> None:
    make_renditions(photo())
    asset_with_original()
    document = get_document_model()(title="Statutes")
    document.file.save("statutes.pdf", ContentFile(b"%PDF-1.7"), save=False)
    document._set_document_file_metadata()  # as Wagtail's form does
    document.save()
    places.put("fresh/half-written", days_old=0.9)
    code, said = run("verify_media", "--checksums")
    assert (code, said.splitlines()[-1]) == (0, "Every row has its bytes, and every byte its row.")
    # Every object has a checksum, from the original to the smallest rendition.
    assert said.count(" 0 of these without a checksum") == 2
    assert "public: 0 files" not in said


def test_each_difference_is_one_line_and_an_error(places: Places) -> None:
    gone, cut, other = (asset_with_original(bytes([n]) * 10) for n in range(3))
    (places.private / gone.original.name).unlink()
    (places.private / cut.original.name).write_bytes(b"half")
    (places.private / other.original.name).write_bytes(b"0123456789")
    places.put("public/i/aa/nobody.jpg")
    code, said = run("verify_media", "--checksums")
    lines = [line for line in said.splitlines() if ": private" in line or ": public" in line]
    assert code == 1
    kinds = sorted(line.partition(":")[0] for line in lines)
    assert kinds == ["checksum", "forgotten", "missing", "size"]
    assert f"named by asset {gone.pk}, original" in lines[0]
    # Without reading them, files of the right size pass.
    assert "checksum:" not in run("verify_media")[1]


def test_what_is_on_its_way_is_no_difference(places: Places) -> None:
    upload = Upload.objects.create(
        owner_key="test", length=9, expires_at=timezone.now() + timedelta(days=7)
    )
    upload.spool = {"kind": "disk", "key": f"quarantine/{upload.uuid}"}
    upload.save()
    for suffix in ("", ".fence", ".tail-3"):
        places.put(f"quarantine/{upload.uuid}{suffix}", days_old=6)
    checking = asset_with_original(state=AssetState.CHECKING)
    # A rename keeps the file's age: it may be old and its row a moment away.
    places.put(f"masters/{checking.uuid}/1-0123.jpg", days_old=6)
    assert run("verify_media")[0] == 0
    Upload.objects.update(state=Upload.State.ENDED, spool={})
    Asset.objects.update(state=AssetState.READY.value)
    assert run("verify_media")[1].count("forgotten: ") == 4


def test_replaced_pictures_may_be_there_or_not(places: Places) -> None:
    picture = photo()
    places.put("public/i/aa/former.jpg")
    for name in ("i/aa/former.jpg", "i/aa/gone.jpg"):
        FormerFile.objects.create(asset=picture.asset, name=name, replaced_at=timezone.now())
    assert run("verify_media")[0] == 0


def test_the_destroyed_master_of_a_withdrawn_photo_is_not_missed(places: Places) -> None:
    picture = photo()
    (places.private / picture.file.name).unlink()
    assert "missing: " in run("verify_media")[1]
    Asset.objects.update(state=AssetState.WITHDRAWN.value)
    assert run("verify_media")[0] == 0
    # A backup brought it back: it must not be there.
    places.put(picture.file.name)
    assert f"forgotten: private {picture.file.name}" in run("verify_media")[1]


def test_a_storage_that_fails_is_one_clear_line(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object) -> None:
        raise PermissionError(13, "Permission denied", str(places.private))

    asset_with_original()
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.listdir", fails)
    with pytest.raises(CommandError, match="Not verified, a storage does not answer"):
        run("verify_media")


def test_an_unreadable_file_is_named(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    asset = asset_with_original()

    def fails(*_args: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.open", fails)
    code, said = run("verify_media", "--checksums")
    assert code == 1
    assert f"checksum: private {asset.original.name}: cannot be read" in said


def test_every_field_that_holds_a_file_is_known(places: Places) -> None:
    rendition_of(photo())
    asset_with_original()
    owners = {named.owner.rpartition(", ")[2] for named in named_files()}
    assert owners >= {"original", "file"}


def test_memory_does_not_grow_with_the_library(tmp_path: Path) -> None:
    number = 100_000
    named = (
        NamedFile(alias="public", name=f"i/{n:06}.jpg", owner="x", size=1) for n in range(number)
    )
    when = timezone.now() - timedelta(days=3)
    stored = (
        StoredFile(name=f"i/{n:06}.jpg", bytes=1, modified_at=when) for n in range(1, number + 1)
    )
    tracemalloc.start()
    with inventory() as books:
        books.note_named(named, tell=lambda _: None)
        books.note_stored("public", stored, tell=lambda _: None)
        assert [one.name for one in books.missing()] == ["i/000000.jpg"]
        assert [one.name for one in books.forgotten("public")] == [f"i/{number:06}.jpg"]
        assert sum(1 for _ in books.present()) == number - 1
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 16_000_000
