"""Files on the form: which are taken, why others are not, and which can be taken back."""

from typing import Any

import pytest
from django.test import Client

from media_library.models import (
    Asset,
    Invitation,
    Space,
)
from media_library.rules.standing import AssetState
from tests.media_library.contributing.conftest import photo_file
from tests.media_library.contributing.sending import send, the


def test_files_that_cannot_be_taken_are_said_one_by_one(
    holder: Client, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("media_library.contributing.plain_files.PLAIN_MAX_BYTES", 5000)
    files = [
        photo_file("large.jpg", b"x" * 5001),
        photo_file("good.jpg", b"\xff\xd8" + b"x" * 100),
        photo_file("letter.docx"),
    ]
    files[2].content_type = "application/msword"
    answer = send(holder, link, files=files, place="Rūjiena")
    said = [problem.words for problem in answer.context["problems"]]
    assert len(said) == 2
    assert said[0].startswith("large.jpg: ")
    assert said[1].startswith("letter.docx: ")
    assert [asset.label for asset in the().assets.all()] == ["good.jpg"]


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (lambda: Invitation.objects.update(max_files=1), "number of files"),
        (lambda: Invitation.objects.update(max_bytes=1500), "are left for this invitation"),
        (lambda: Space.objects.update(quota_bytes=1500), "space of your organisation is full"),
        (lambda: Space.objects.update(files_per_day=1), "as many files today"),
    ],
)
def test_every_limit_holds_and_is_said(holder: Client, link: str, limit: Any, words: str) -> None:
    send(holder, link, files=photo_file("a.jpg", b"x" * 1000))
    limit()
    answer = send(holder, link, files=photo_file("b.jpg", b"x" * 1000))
    assert answer.status_code == 422
    assert words in answer.context["problems"][0].words
    assert the().assets.count() == 1
    assert Space.objects.get().used_bytes == 1000


def test_without_the_rule_the_limit_would_not_hold(
    holder: Client, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: nothing else stands between a partner and the last file."""
    send(holder, link, files=photo_file("a.jpg", b"x" * 1000))
    Invitation.objects.update(max_files=1)
    monkeypatch.setattr("media_library.actions.receiving.why_not_taken", lambda **_: None)
    send(holder, link, files=photo_file("b.jpg", b"x" * 1000))
    assert the().assets.count() == 2


def test_a_file_taken_back_gives_its_space_free(holder: Client, link: str) -> None:
    send(holder, link, files=photo_file("a.jpg", b"x" * 1000))
    asset = the().assets.get()
    storage, name = asset.original.storage, asset.original.name
    send(holder, link, f"remove:{asset.uuid}")
    assert Space.objects.get().used_bytes == 0
    assert "a.jpg" not in holder.get(link).content.decode()
    assert Asset.objects.get().label == ""
    assert name not in Asset.objects.values_list("original", flat=True)
    assert storage is not None


def test_an_accepted_file_stays(holder: Client, link: str) -> None:
    send(holder, link, files=photo_file("a.jpg"))
    Asset.objects.update(state=AssetState.READY.value)
    asset = the().assets.get()
    answer = send(holder, link, f"remove:{asset.uuid}")
    assert answer.status_code == 422
    assert the().assets.get().state == AssetState.READY


def test_a_replacement_keeps_the_words(holder: Client, link: str) -> None:
    send(holder, link, files=photo_file("blurred.jpg"))
    old = the().assets.get()
    fields = {f"file-{old.uuid}-caption": "Lanterns", f"file-{old.uuid}-people": "nobody"}
    send(holder, link, **fields, **{f"file-{old.uuid}-replacement": photo_file("sharp.jpg")})
    new = the().assets.exclude(pk=old.pk).get()
    assert (new.label, new.people) == ("sharp.jpg", "nobody")
    assert new.texts.get().caption == "Lanterns"
    old.refresh_from_db()
    assert old.state == AssetState.ERASED
