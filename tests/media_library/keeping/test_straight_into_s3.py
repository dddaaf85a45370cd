"""Officers' large files that go straight into the bucket of a real S3."""

import json
import os
from typing import Any

import httpx
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.rules.roles import Role
from media_library.models import Asset, Space, Upload
from media_library.rules.standing import AssetState
from media_library.uploading import presigned
from tests.factories import PASSWORD, organisation, person
from tests.media_library.keeping.places import in_days
from tests.media_library.keeping.s3_buckets import MIB, PRIVATE

pytestmark = [pytest.mark.services, pytest.mark.django_db]


class Desk:
    """An officer's browser."""

    def __init__(self, user: User) -> None:
        self.client = Client()
        assert self.client.login(username=user.username, password=PASSWORD)
        self.organisation = organisation()

    def post(self, name: str, body: Any = None, **kwargs: Any) -> Any:
        return self.client.post(
            reverse(f"media_desk:large_file_{name}", kwargs=kwargs),
            json.dumps(body or {}),
            content_type="application/json",
        )

    def begin(self, size: int, **changed: Any) -> Any:
        told = {
            "organisation": self.organisation.pk,
            "name": "film.mp4",
            "type": "video/mp4",
            "size": size,
        }
        return self.post("begin", told | changed)

    def send(self, upload: str, content: bytes) -> list[str]:
        """Send all parts; returns their ETags."""
        tags, number, at = [], 0, 0
        while at < len(content):
            number += 1
            signed = self.post("part", key=upload, number=number).json()
            sent = httpx.put(signed["address"], content=content[at : at + signed["bytes"]])
            assert sent.status_code == 200, sent.text
            tags.append(sent.headers["ETag"])
            at += signed["bytes"]
        return tags


@pytest.fixture
def desk(s3: Any) -> Desk:
    return Desk(person(Role.OFFICER))


class TestStraightIntoTheBucket:
    CONTENT = os.urandom(5 * MIB + 1000)

    def test_a_file_goes_straight_in_and_is_checked_like_any(self, desk: Desk, s3: Any) -> None:
        begun = desk.begin(len(self.CONTENT))
        assert (begun.status_code, begun.json()["parts"]) == (201, 2)
        upload = begun.json()["id"]
        tags = desk.send(upload, self.CONTENT)
        answers = [desk.post("complete", {"tags": tags}, key=upload) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [200, 200]
        asset = Asset.objects.get(upload__uuid=upload)
        assert (asset.state, asset.ingest_work.asset_id) == (AssetState.CHECKING.value, asset.pk)
        assert asset.upload.state == Upload.State.RECEIVED
        assert Space.objects.get().used_bytes == len(self.CONTENT)
        stored = s3.get_object(Bucket=PRIVATE, Key=f"quarantine/{upload}")["Body"].read()
        assert stored == self.CONTENT
        assert "no-store" in answers[0]["Cache-Control"]

    def test_a_lost_answer_to_the_joining_is_no_lost_file(self, desk: Desk, s3: Any) -> None:
        upload = desk.begin(1000).json()["id"]
        tags = desk.send(upload, self.CONTENT[:1000])
        row = Upload.objects.get()
        s3.complete_multipart_upload(
            Bucket=PRIVATE,
            Key=row.spool["key"],
            UploadId=row.spool["multipart"],
            MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": tags[0]}]},
        )
        assert desk.post("complete", {"tags": tags}, key=upload).status_code == 200

    @pytest.mark.parametrize("wrong", [['"0123456789abcdef0123456789abcdef"'], [], ["", ""]])
    def test_wrong_parts_are_to_be_sent_again(self, desk: Desk, wrong: list[str]) -> None:
        upload = desk.begin(1000).json()["id"]
        tags = desk.send(upload, self.CONTENT[:1000])
        refused = desk.post("complete", {"tags": wrong}, key=upload)
        assert (refused.status_code, "problem" in refused.json()) == (409, True)
        assert desk.post("complete", {"tags": tags}, key=upload).status_code == 200

    def test_an_address_is_good_for_one_part_of_one_file_and_one_length(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        upload = desk.begin(1000).json()["id"]
        address = desk.post("part", key=upload, number=1).json()["address"]
        key = f"quarantine/{upload}"
        assert httpx.put(address.replace(key, "quarantine/other"), content=b"x").status_code == 403
        number = address.replace("partNumber=1", "partNumber=2")
        assert httpx.put(number, content=self.CONTENT[:1000]).status_code == 403
        assert httpx.put(address, content=self.CONTENT[:1001]).status_code == 403
        assert httpx.put(address, content=self.CONTENT[:1000]).status_code == 200
        assert desk.post("part", key=upload, number=2).status_code == 409

    def test_an_address_ends(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        assert presigned.GOOD_FOR.total_seconds() <= 15 * 60
        monkeypatch.setattr(presigned, "GOOD_FOR", in_days(0) - timezone.now())
        upload = desk.begin(1000).json()["id"]
        address = desk.post("part", key=upload, number=1).json()["address"]
        address = address.replace("X-Amz-Expires=0", "X-Amz-Expires=900")
        assert httpx.put(address, content=self.CONTENT[:1000]).status_code == 403

    def test_giving_up_leaves_nothing(self, desk: Desk, s3: Any) -> None:
        upload = desk.begin(1000).json()["id"]
        desk.send(upload, self.CONTENT[:1000])
        assert desk.post("abort", key=upload).status_code == 200
        assert not s3.list_multipart_uploads(Bucket=PRIVATE).get("Uploads")
        assert (Asset.objects.count(), Space.objects.get().used_bytes) == (0, 0)
        assert desk.post("part", key=upload, number=1).status_code == 404

    def test_space_and_kind_are_asked_first(self, desk: Desk, s3: Any) -> None:
        Space.objects.create(organisation=desk.organisation, quota_bytes=999)
        assert desk.begin(1000).status_code == 413
        assert desk.begin(10, name="letter.doc", type="application/msword").status_code == 413
        assert desk.begin(0).status_code == 413
        assert desk.begin("much").status_code == 400  # type: ignore[arg-type]
        assert not s3.list_multipart_uploads(Bucket=PRIVATE).get("Uploads")

    def test_only_who_began_it_and_still_may_goes_on(self, desk: Desk) -> None:
        upload = desk.begin(1000).json()["id"]
        colleague, reviewer = Desk(person(Role.OFFICER)), Desk(person(Role.REVIEWER))
        assert colleague.post("part", key=upload, number=1).status_code == 404
        assert reviewer.begin(10).status_code in {302, 403}
        assert desk.begin(10, organisation=organisation("Another").pk).status_code == 404
