"""From the last byte to the review queue, or to a refusal that its giver understands."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from accounts.models import Organisation
from media_library.actions.owe_ingest import NotRefused, check_again
from media_library.ingest import checking
from media_library.ingest.comparing import note_likeness
from media_library.models import Asset, IngestWork, Space, Upload, private_storage
from media_library.scanning import Verdict
from media_library.wording import words_for
from outbox.models import Mail
from outbox.rules.refusals import Refusal
from tests.factories import organisation
from tests.media_library.ingest.handed_in import (
    NOW,
    arrived,
    contribution,
    files_in,
    ingested,
    picture,
    sha256,
    uploaded,
)

pytestmark = pytest.mark.django_db
GPS_IFD, ORIENTATION, ARTIST, TAKEN, CAMERA = 0x8825, 0x0112, 0x013B, 0x9003, 0x8769


def phone_photo(seed=1):
    """On its side, with place, time and its maker's name."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[ARTIST] = 6, "Ilze Liepa"
    exif.get_ifd(CAMERA)[TAKEN] = "2026:05:16 20:30:00"
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (57.0, 53.0, 51.0), 3: "E", 4: (25.0, 19.0, 53.0)})
    return picture(seed, exif=exif)


def opened(name):
    return Image.open(io.BytesIO(private_storage().open(name).read()))


def test_a_photo_comes_to_review_with_its_facts_a_master_and_a_preview():
    asset = ingested(arrived(phone_photo()))
    assert (asset.state, asset.reason) == ("in-review", "")
    assert (asset.width, asset.height, asset.shape) == (600, 900, "portrait")
    assert asset.mime == "image/jpeg"
    assert asset.camera_taken_at == datetime(2026, 5, 16, 17, 30, tzinfo=UTC)  # Riga's summer
    assert (round(asset.latitude, 3), round(asset.longitude, 3)) == (57.898, 25.331)
    assert asset.creator == "Ilze Liepa"
    assert len(asset.phash) == len(asset.dhash) == 16
    with opened(asset.master.name) as master, opened(asset.preview.name) as preview:
        assert master.size == (600, 900)
        assert not master.getexif()
        assert max(preview.size) == 800
        assert not preview.getexif()


def test_an_upload_becomes_a_private_original_byte_for_byte(disk):
    content = phone_photo()
    asset = ingested(uploaded(content, folder=disk))
    assert asset.state == "in-review"
    name = f"originals/{asset.organisation_id}/{asset.uuid}/{sha256(content)}"
    assert asset.original.name == name
    assert (disk / name).read_bytes() == content
    assert asset.upload.state == Upload.State.TAKEN
    assert files_in(disk) == {name, asset.master.name, asset.preview.name}


def test_what_arrived_damaged_is_refused(disk):
    asset = uploaded(picture(), folder=disk)
    Upload.objects.update(sha256="0" * 64)
    asset = ingested(asset)
    assert (asset.state, asset.reason) == ("refused", "arrived-damaged")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"GIF89a, so it says", "photo-unreadable"),
        (b"%PDF-1.7 no picture at all", "photo-unreadable"),
        (picture()[:4000], "photo-unreadable"),
        (picture(size=(300, 200)), "photo-too-small"),
        (b"", "photo-unreadable"),
    ],
)
def test_what_is_no_usable_picture_is_refused_in_words(content, code):
    asset = ingested(arrived(content))
    assert (asset.state, asset.reason) == ("refused", code)
    assert words_for(Refusal(asset.reason, asset.reason_facts))
    assert not asset.master
    assert IngestWork.objects.get().state == "sent"


def test_one_mail_tells_of_all_refusals_of_an_hour():
    given = contribution(contributor_mail="ilze@rujiena.example")
    for number in range(3):
        ingested(arrived(b"no picture", label=f"{number}.jpg", contribution=given))
    mail = Mail.objects.get()
    assert (mail.recipient, mail.language) == ("ilze@rujiena.example", "lv")
    assert str(given.uuid) in mail.text
    assert mail.due_at - NOW() > timedelta(minutes=25)


def test_the_file_names_its_maker_only_where_nobody_has():
    said = contribution(creator="Anna Kalniņa")
    assert ingested(arrived(phone_photo(), contribution=said)).creator == ""
    assert ingested(arrived(phone_photo(2), creator="Anna Kalniņa")).creator == "Anna Kalniņa"


def says(monkeypatch, result, detail=""):
    monkeypatch.setattr(checking, "scan", lambda stream: Verdict(result=result, detail=detail))


def test_what_was_not_scanned_waits_where_a_scan_is_required(settings, monkeypatch):
    settings.VIRUS_SCAN_REQUIRED = True
    says(monkeypatch, "not-scanned", "the scanner cannot be asked")
    asset = arrived(picture())
    for hours in (0, 1, 2, 3):
        asset = ingested(asset, hours=hours)
        assert (asset.state, asset.scan, asset.reason) == ("checking", "", "waits-for-scanner")
    work = IngestWork.objects.get()
    assert (work.state, work.reason) == ("ready", "waits-for-scanner")
    assert asset.steps.get(step="scan").attempts == 0  # the file is not to blame
    says(monkeypatch, "clean")
    asset = ingested(asset, hours=4)
    assert (asset.state, asset.scan, asset.reason) == ("in-review", "clean", "")


def test_what_the_scanner_can_never_take_is_refused_where_a_scan_is_required(settings, monkeypatch):
    over = Verdict(result="not-scanned", detail="INSTREAM size limit exceeded", is_too_large=True)
    monkeypatch.setattr(checking, "scan", lambda stream: over)
    asset = ingested(arrived(picture()))
    assert (asset.state, asset.scan) == ("in-review", "not-scanned")
    settings.VIRUS_SCAN_REQUIRED = True
    asset = ingested(arrived(picture(2)))
    assert (asset.state, asset.reason) == ("refused", "too-large-to-scan")
    says(monkeypatch, "clean")
    check_again(asset=asset, now=NOW())
    assert ingested(asset).state == "in-review"


def test_what_was_not_scanned_says_so_where_a_scan_is_not_required():
    asset = ingested(arrived(picture()))
    assert (asset.state, asset.scan) == ("in-review", "not-scanned")


def test_an_infected_file_is_destroyed_and_its_space_given_back(disk, monkeypatch):
    says(monkeypatch, "infected", "Local.Eicar")
    content = picture()
    given = contribution(contributor_mail="ilze@rujiena.example")
    Space.objects.create(organisation=organisation(), used_bytes=len(content) + 7)
    asset = ingested(uploaded(content, folder=disk, contribution=given))
    assert (asset.state, asset.reason, asset.scan) == ("refused", "infected", "infected")
    assert asset.reason_facts == {"virus": "Local.Eicar"}
    assert not asset.original
    assert files_in(disk) == set()
    assert Space.objects.get().used_bytes == 7
    assert Mail.objects.count() == 1
    with pytest.raises(NotRefused):
        check_again(asset=asset, now=NOW())


def test_the_same_and_nearly_the_same_are_pointed_out():
    first = ingested(arrived(picture(1)))
    again = ingested(arrived(picture(1)))
    smaller = ingested(arrived(picture(1, size=(600, 400))))
    other = ingested(arrived(picture(2)))
    assert (first.like_id, again.like_id, smaller.like_id) == (None, first.pk, first.pk)
    assert other.like_id is None


def test_of_two_that_are_compared_at_once_one_sees_the_other():
    first, second = arrived(picture(1)), arrived(picture(1))
    Asset.objects.filter(pk=first.pk).update(organisation=organisation("Later in its lane"))
    second = ingested(second)
    Asset.objects.filter(pk=first.pk).update(organisation=second.organisation_id, like=None)
    first.refresh_from_db()
    note_likeness(first)
    second.refresh_from_db()
    assert second.like_id == first.pk


def test_nobody_learns_that_another_organisation_has_the_same():
    ingested(arrived(picture(1)))
    elsewhere = Organisation.objects.create(name="Pori", slug="pori", zone="Europe/Helsinki")
    assert ingested(arrived(picture(1), organisation=elsewhere)).like_id is None


def test_each_organisation_has_a_lane_and_films_have_their_own():
    elsewhere = Organisation.objects.create(name="Pori", slug="pori", zone="Europe/Helsinki")
    arrived(picture())
    arrived(picture(), organisation=elsewhere)
    arrived(b"", kind="film")
    assert IngestWork.objects.values("lane").distinct().count() == 3


def test_owing_twice_is_owing_once_and_what_was_refused_can_be_checked_again(monkeypatch):
    monkeypatch.setattr(checking, "inspect_photo", lambda path: 1 / 0)
    asset = arrived(picture())
    for hours in range(5):
        asset = ingested(asset, hours=hours)
    assert (asset.state, asset.reason) == ("refused", "poison-file")
    assert asset.reason_facts == {"step": "inspect"}
    monkeypatch.undo()
    check_again(asset=asset, now=NOW())
    assert ingested(asset, hours=6).state == "in-review"
    assert asset.steps.get(step="hash").attempts == 1
