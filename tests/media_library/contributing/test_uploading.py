"""Files that come by tus: an asset from the first byte, and every limit before it."""

import base64
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from media_library.actions.receiving import NotTaken, forget_unfinished
from media_library.contributing import upload_views
from media_library.contributing.links import contribute_path
from media_library.models import Asset, IngestWork, Invitation, Space, Upload
from media_library.rules.standing import AssetState
from media_library.uploading.ending import end_upload
from outbox.rules.refusals import Refusal
from tests import factories
from tests.media_library.contributing.conftest import invite

pytestmark = pytest.mark.usefixtures("storages_on_disk")
CONTENT = b"\xff\xd8" + b"lantern" * 100
BYTES = "application/offset+octet-stream"


def begin(holder: Client, link: str, *, name: str = "a.jpg", length: int = len(CONTENT)) -> Any:
    told = f"filename {base64.b64encode(name.encode()).decode()}"
    headers = {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": str(length),
        "Upload-Metadata": told,
    }
    return holder.post(f"{link}files/", headers=headers)


def go_on(holder: Client, path: str, content: bytes, *, at: int = 0) -> Any:
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": str(at)}
    return holder.patch(path, content, content_type=BYTES, headers=headers)


def test_a_file_is_seen_from_its_first_byte_to_its_last(holder: Client, link: str) -> None:
    path = begin(holder, link)["Location"]
    asset = Asset.objects.get()
    assert (asset.state, asset.label, asset.kind) == (AssetState.RECEIVING, "a.jpg", "photo")
    assert asset.organisation == Invitation.objects.get().organisation
    assert Space.objects.get().used_bytes == len(CONTENT)
    go_on(holder, path, CONTENT[:300])
    (line,) = holder.get(f"{link}state.json").json()["files"]
    assert line["busy"]
    assert f'value="{300}"' in line["html"]
    assert go_on(holder, path, CONTENT[300:], at=300).status_code == 204
    asset.refresh_from_db()
    assert asset.state == AssetState.CHECKING
    assert asset.received_at is not None
    assert IngestWork.objects.get().asset == asset


def test_ending_an_upload_ends_its_asset(holder: Client, link: str) -> None:
    path = begin(holder, link)["Location"]
    assert holder.delete(path, headers={"Tus-Resumable": "1.0.0"}).status_code == 204
    assert not Asset.objects.exists()
    assert Space.objects.get().used_bytes == 0


def test_removing_the_file_on_the_page_ends_its_upload(holder: Client, link: str) -> None:
    path = begin(holder, link)["Location"]
    holder.post(link, {"do": f"remove:{Asset.objects.get().uuid}"})
    assert not Asset.objects.exists()
    assert go_on(holder, path, CONTENT).status_code == 404
    assert Upload.objects.get().state == Upload.State.ENDED


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ({"name": "letter.docx"}, "neither a photo nor a video"),
        ({"length": 201 * 1024**2}, "larger than"),
    ],
)
def test_what_cannot_be_taken_is_refused_before_its_bytes(
    holder: Client, link: str, file: dict, words: str
) -> None:
    answer = begin(holder, link, **file)
    assert answer.status_code == 413
    assert words in answer.content.decode()
    assert not Asset.objects.exists()
    assert not Upload.objects.exists()


def test_the_sentence_is_in_the_language_of_the_page(holder: Client, db: None) -> None:
    link = contribute_path(invite(language="en", max_files=0))
    assert "number of files" in begin(holder, link).content.decode()


def test_an_invitations_last_place_is_given_once(holder: Client, link: str) -> None:
    Invitation.objects.update(max_files=1)
    assert begin(holder, link).status_code == 201
    assert begin(holder, link, name="b.jpg").status_code == 413
    assert Asset.objects.count() == 1


def test_another_links_upload_is_not_there(holder: Client, link: str) -> None:
    path = begin(holder, link)["Location"]
    other = contribute_path(invite(organisation=factories.organisation("Another town")))
    holder.post(other, {"do": "save", "place": "x"})
    foreign = path.replace(link, other)
    assert go_on(holder, foreign, CONTENT).status_code == 404
    asked = holder.head(foreign, headers={"Tus-Resumable": "1.0.0"})
    assert asked.status_code == 404
    assert Asset.objects.get().state == AssetState.RECEIVING


def test_what_was_given_up_on_is_forgotten(holder: Client, link: str) -> None:
    begin(holder, link)
    begin(holder, link, name="b.jpg")
    end_upload(upload=Upload.objects.order_by("pk")[0])
    assert forget_unfinished(now=timezone.now()) == 1
    assert Asset.objects.get().label == "b.jpg"


def test_a_foreign_page_cannot_begin_a_file(holder: Client, link: str) -> None:
    headers = {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": "10",
        "Upload-Metadata": "filename YS5qcGc=",
        "Origin": "https://elsewhere.example",
    }
    assert holder.post(f"{link}files/", headers=headers).status_code == 403
    assert not Asset.objects.exists()


def test_the_last_place_taken_meanwhile_is_said_and_leaves_no_byte(
    holder: Client, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken_meanwhile(**_: Any) -> None:
        raise NotTaken(Refusal("handing-in-no-files-left"))

    monkeypatch.setattr(upload_views, "start_upload", taken_meanwhile)
    answer = holder.post(
        f"{link}files/",
        CONTENT,
        content_type=BYTES,
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(len(CONTENT)),
            "Upload-Metadata": f"filename {base64.b64encode(b'a.jpg').decode()}",
        },
    )
    assert answer.status_code == 413
    assert "Remove one" in answer.content.decode()
    upload = Upload.objects.get()
    assert (upload.state, upload.spool) == (Upload.State.ENDED, {})
