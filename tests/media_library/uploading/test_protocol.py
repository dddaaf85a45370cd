"""Every row of the tus 1.0.0 subset, as a client sees it."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from media_library.models import Upload
from media_library.signals import upload_received
from tests.media_library.uploading.tus import Files

pytestmark = pytest.mark.django_db


def test_options_say_what_the_server_can(files: Files) -> None:
    answer = files.ask("OPTIONS", None, **{"Tus-Resumable": "0.2"})
    assert answer.status_code == 204
    assert answer["Tus-Version"] == "1.0.0"
    assert answer["Tus-Extension"] == "creation,creation-with-upload,expiration,termination"
    assert answer["Tus-Max-Size"] == "5000000"


def test_a_file_is_created_sent_in_two_pieces_and_received_once(files: Files) -> None:
    seen: list[Upload] = []
    note = seen.append

    def on_received(sender: object, upload: Upload, **_: object) -> None:
        note(upload)

    upload_received.connect(on_received)
    try:
        upload = files.add(10, name="Kiel Woche.jpg")
        first = files.patch(upload, 0, b"01234")
        assert (first.status_code, first["Upload-Offset"]) == (204, "5")
        assert Upload.objects.get().state == Upload.State.RECEIVING
        last = files.patch(upload, 5, b"56789")
        assert (last.status_code, last["Upload-Offset"]) == (204, "10")
        assert files.patch(upload, 10, b"").status_code == 204  # its acknowledgement was lost
    finally:
        upload_received.disconnect(on_received)
    upload.refresh_from_db()
    assert upload.state == Upload.State.RECEIVED
    assert upload.received_at is not None
    assert upload.label == "Kiel Woche.jpg"
    assert [one.pk for one in seen] == [upload.pk]


def test_every_answer_names_the_version_and_may_not_be_stored(files: Files) -> None:
    upload = files.add(10)
    answers = [
        files.ask("OPTIONS", None),
        files.post("x"),
        files.head(upload),
        files.patch(upload, 3, b"x"),
        files.head(str(uuid.uuid4())),
        files.ask("GET", upload),
        files.delete(upload),
    ]
    assert [answer.status_code for answer in answers] == [204, 400, 200, 409, 404, 405, 204]
    assert {answer["Tus-Resumable"] for answer in answers} == {"1.0.0"}
    assert {answer["Cache-Control"] for answer in answers} == {"no-store"}


def test_head_tells_offset_length_and_expiry(files: Files) -> None:
    upload = files.add(10)
    files.patch(upload, 0, b"0123")
    answer = files.head(upload)
    assert (answer["Upload-Offset"], answer["Upload-Length"]) == ("4", "10")
    assert answer["Upload-Expires"].endswith("GMT")


@pytest.mark.parametrize("version", ["", "0.2.2", "2.0.0"])
def test_another_version_is_refused_with_ours(files: Files, version: str) -> None:
    upload = files.add(10)
    for answer in (
        files.post(10, **{"Tus-Resumable": version}),
        files.patch(upload, 0, b"01", **{"Tus-Resumable": version}),
    ):
        assert (answer.status_code, answer["Tus-Version"]) == (412, "1.0.0")
    assert Upload.objects.get().offset == 0


@pytest.mark.parametrize("length", ["", "-1", "1e3", "0x10", "٣", "9" * 30, "0"])
def test_a_broken_or_empty_length_is_refused(files: Files, length: str) -> None:
    assert files.post(length).status_code == 400


@pytest.mark.parametrize("told", ["filename !!!", "filename w6k=,name /w==", "filename =="])
def test_broken_metadata_is_refused(files: Files, told: str) -> None:
    assert files.post(10, **{"Upload-Metadata": told}).status_code == 400


def test_a_wrong_offset_is_told_the_right_one_and_changes_nothing(files: Files) -> None:
    upload = files.add(10)
    files.patch(upload, 0, b"0123")
    for offset in (0, 3, 5, 10, 11):
        assert files.patch(upload, offset, b"x").status_code in {409, 413}
    assert files.patch(upload, 0, b"x")["Upload-Offset"] == "4"
    assert files.head(upload)["Upload-Offset"] == "4"


def test_bytes_beyond_the_declared_length_are_refused_before_any_is_written(files: Files) -> None:
    upload = files.add(10)
    assert files.patch(upload, 0, b"x" * 11).status_code == 413
    assert files.head(upload)["Upload-Offset"] == "0"


def test_a_wrong_content_type_is_refused(files: Files) -> None:
    upload = files.add(10)
    answer = files.patch(upload, 0, b"01", **{"Content-Type": "application/octet-stream"})
    assert answer.status_code == 415


def test_bytes_may_come_with_the_creation(files: Files) -> None:
    answer = files.post(10, body=b"0123")
    assert (answer.status_code, answer["Upload-Offset"]) == (201, "4")
    whole = files.post(4, body=b"0123")
    assert whole["Upload-Offset"] == "4"
    assert Upload.objects.get(length=4).state == Upload.State.RECEIVED


def test_a_network_that_lets_only_post_through_can_send_too(files: Files) -> None:
    upload = files.add(4)
    meant = {
        "X-HTTP-Method-Override": "PATCH",
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": "0",
    }
    assert files.ask("POST", upload, b"0123", **meant).status_code == 204
    assert files.ask("GET", upload, **{"X-HTTP-Method-Override": "DELETE"}).status_code == 405


def test_foreign_unknown_expired_and_ended_look_the_same(files: Files) -> None:
    foreign = files.with_door(owner_key="contribution:two").add(10)
    expired, ended = files.add(10), files.add(10)
    Upload.objects.filter(pk=expired.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert files.delete(ended).status_code == 204
    gone = [foreign, expired, ended, str(uuid.uuid4()), "not-an-id"]
    answers = [
        answer
        for upload in gone
        for answer in (files.head(upload), files.patch(upload, 0, b"x"), files.delete(upload))
    ]
    assert {(a.status_code, a.content, str(a.headers)) for a in answers} == {
        (404, b"", str(answers[0].headers))
    }
    foreign.refresh_from_db()
    assert (foreign.epoch, foreign.state) == (0, Upload.State.RECEIVING)


def test_what_has_arrived_cannot_be_ended_by_its_sender(files: Files) -> None:
    upload = files.add(4, body=b"0123")
    assert files.delete(upload).status_code == 409
    assert files.head(upload)["Upload-Offset"] == "4"


def test_room_is_reserved_before_the_first_byte(files: Files) -> None:
    little = files.with_door(bytes_left=100, files_left=3, max_bytes_per_file=60)
    assert little.post(61).status_code == 413
    first, _second = little.add(50), little.add(40)
    refused = little.post(11)
    assert refused.status_code == 413
    assert "room" in refused.content.decode()
    little.add(10)
    assert "files" in little.post(1).content.decode()
    little.delete(first)
    assert little.post(50).status_code == 201


def test_only_the_kinds_that_the_door_takes_come_in(files: Files) -> None:
    pictures = files.with_door(extensions=frozenset({".jpg"}))
    assert pictures.post(10, name="photo.JPG").status_code == 201
    for name in ("photo.jpg.exe", "jpg", ".jpg", ""):
        assert pictures.post(10, name=name).status_code == 415


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"Origin": "http://testserver"}, 201),
        ({"Sec-Fetch-Site": "same-origin"}, 201),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "https://testserver"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_another_sites_page_cannot_add_files(
    files: Files, headers: dict[str, str], status: int
) -> None:
    assert files.post(10, **headers).status_code == status
