"""A disk that is nearly full takes no more files, says so, and everything else goes on."""

import base64
from collections import namedtuple
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from media_library.actions.contributing import open_contribution
from media_library.actions.receiving import NotTaken
from media_library.contributing.plain_files import take_plain_file
from media_library.contributing.wording import words_for
from media_library.models import Asset
from media_library.rules.keeping import has_room, looks_wrong
from media_library.rules.standing import AssetState
from tests.factories import PASSWORD, organisation, person
from tests.media_library.keeping.places import Places

pytestmark = pytest.mark.django_db
usage = namedtuple("usage", "total used free")


@pytest.fixture
def nearly_full(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_FREE_PERCENT = 10.0
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage(1000, 901, 99))


@pytest.mark.parametrize(
    ("wanted", "free", "is_room"), [(0, 100, True), (0, 99, False), (900, 1000, True)]
)
def test_a_tenth_of_the_disk_stays_free(wanted: int, free: int, is_room: bool) -> None:
    assert has_room(wanted=wanted, free=free, total=1000, floor_percent=10) is is_room


def test_a_few_forgotten_files_are_normal_at_any_size() -> None:
    assert not looks_wrong(forgotten=10, stored=10)
    assert looks_wrong(forgotten=11, stored=100)
    assert not looks_wrong(forgotten=5_000, stored=100_000)


def test_a_plain_file_is_refused_with_a_sentence(places: Places, nearly_full: None) -> None:
    contribution = open_contribution(
        language="en", organisation=organisation(), contributor=person()
    )
    with pytest.raises(NotTaken) as refused:
        take_plain_file(
            contribution=contribution,
            file=SimpleUploadedFile("photo.jpg", b"bytes", "image/jpeg"),
            now=timezone.now(),
        )
    assert "no room on our side" in words_for(refused.value.refusal)
    assert not Asset.objects.exists()


def test_readiness_names_it_and_stays_ready(
    places: Places, client: Client, request: pytest.FixtureRequest
) -> None:
    assert client.get("/readyz").json()["storage"] == "ok"
    request.getfixturevalue("nearly_full")
    answer = client.get("/readyz")
    assert answer.json()["storage"] == "nearly full: no files are taken"
    assert answer.json()["ready"] == (answer.status_code == 200)


class TestTheDeskWhereThereIsNoBucket:
    """Officers' large files come by tus then, like partners'."""

    def test_a_file_comes_by_tus(self, places: Places) -> None:
        client, address = begun()
        answer = client.post(address, b"0123", **tus("film.mp4", 4))
        assert answer.status_code == 201
        asset = Asset.objects.get()
        assert asset.state == AssetState.CHECKING.value
        assert (answer["Location"], UUID(answer["Location"].split("/")[-2])) == (
            f"{address}{asset.upload.uuid}/",
            asset.upload.uuid,
        )
        assert client.head(answer["Location"], HTTP_TUS_RESUMABLE="1.0.0")["Upload-Offset"] == "4"

    def test_another_officer_does_not_find_it(self, places: Places) -> None:
        _client, address = begun()
        other, _address = begun()
        assert other.post(address, b"0123", **tus("film.mp4", 4)).status_code == 404

    def test_a_full_disk_is_said(self, places: Places, nearly_full: None) -> None:
        client, address = begun()
        answer = client.post(address, b"0123", **tus("film.mp4", 4))
        assert answer.status_code == 507
        assert "no room on our side" in answer.content.decode()


def begun() -> tuple[Client, str]:
    client = Client()
    assert client.login(username=person(Role.OFFICER).username, password=PASSWORD)
    told = {"organisation": organisation().pk, "name": "film.mp4", "size": 4}
    answer = client.post(
        reverse("media_desk:large_file_begin"), told, content_type="application/json"
    )
    return client, answer.json()["tus"]


def tus(name: str, length: int) -> dict[str, str]:
    return {
        "content_type": "application/offset+octet-stream",
        "HTTP_TUS_RESUMABLE": "1.0.0",
        "HTTP_UPLOAD_LENGTH": str(length),
        "HTTP_UPLOAD_METADATA": f"filename {base64.b64encode(name.encode()).decode()}",
    }
