"""The same books over a real S3, and officers' files that go straight into it."""

import json
import os
from collections.abc import Iterator
from typing import Any

import boto3
import httpx
import pytest
from botocore.config import Config
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.rules.roles import Role
from media_library.actions.tidying import tidy_media
from media_library.models import Asset, Space, Upload
from media_library.rules.standing import AssetState
from media_library.uploading import bucket as buckets
from media_library.uploading import presigned
from tests.factories import PASSWORD, organisation, person
from tests.media_library.keeping.places import asset_with_original, in_days, run, use_storages
from tests.peers.faulty import Behaviour, answers, faulty_server, resets, stays_silent
from tests.peers.s3 import S3Server, s3_server

pytestmark = [pytest.mark.services, pytest.mark.django_db]
PRIVATE, PUBLIC = "pearls-keeping", "pearls-keeping-public"
MIB = 1024 * 1024


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with s3_server(tmp_path_factory.mktemp("s3")) as running:
        for name in (PRIVATE, PUBLIC):
            client_of(running).create_bucket(Bucket=name)
        yield running


def client_of(server: S3Server, **keys: str) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=server.url,
        aws_access_key_id=keys.get("access_key", server.access_key),
        aws_secret_access_key=server.secret_key,
        region_name="us-east-1",
    )


def storage_options(server: S3Server, name: str, **changed: object) -> dict[str, Any]:
    options = {
        "bucket_name": name,
        "endpoint_url": server.url,
        "access_key": server.access_key,
        "secret_key": server.secret_key,
        "region_name": "us-east-1",
        "addressing_style": "path",
        **changed,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


@pytest.fixture
def s3(server: S3Server, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Two empty buckets as storages; returns a client of one's own."""
    chosen = {
        "default": storage_options(server, PRIVATE),
        "public": storage_options(server, PUBLIC),
    }
    use_storages(settings, monkeypatch, chosen)
    monkeypatch.setattr(presigned, "PART", 5 * MIB)
    client = client_of(server)
    yield client
    for name in (PRIVATE, PUBLIC):
        for listed in client.list_objects_v2(Bucket=name).get("Contents", []):
            client.delete_object(Bucket=name, Key=listed["Key"])
        for begun in client.list_multipart_uploads(Bucket=name).get("Uploads", []):
            client.abort_multipart_upload(Bucket=name, Key=begun["Key"], UploadId=begun["UploadId"])


def keys(client: Any, name: str = PRIVATE) -> set[str]:
    return {one["Key"] for one in client.list_objects_v2(Bucket=name).get("Contents", [])}


class TestTheBooks:
    def test_differences_are_found_and_forgotten_objects_removed(self, s3: Any) -> None:
        whole, gone, other = (asset_with_original(bytes([n]) * 10) for n in range(3))
        s3.delete_object(Bucket=PRIVATE, Key=gone.original.name)
        s3.put_object(Bucket=PRIVATE, Key=other.original.name, Body=b"0123456789")
        storages["public"].save("i/aa/nobody.jpg", ContentFile(b"x"))
        assert run("verify_media")[1].count("missing: private") == 1
        code, said = run("verify_media", "--checksums")
        assert (code, said.count("missing: "), said.count("checksum: ")) == (1, 1, 1)
        tidy_media(now=in_days(0.9), is_real=True)
        assert keys(s3, PUBLIC) == {"i/aa/nobody.jpg"}
        tidied = tidy_media(now=in_days(1.1), is_real=True)
        assert tidied.troubles == []
        assert (keys(s3, PUBLIC), whole.original.name in keys(s3)) == (set(), True)

    def test_a_listing_has_as_many_pages_as_it_takes(self, s3: Any) -> None:
        for number in range(1_030):
            s3.put_object(Bucket=PUBLIC, Key=f"i/{number:04}.jpg", Body=b"x")
        assert "public: 1030 files stored" in run("verify_media")[1]
        assert "NOT DONE: 1030 of 1030 public files" in _said(
            tidy_media(now=in_days(2), is_real=True).troubles
        )

    def test_parts_that_nobody_goes_on_with_are_removed(self, s3: Any) -> None:
        begun = [
            s3.create_multipart_upload(Bucket=PRIVATE, Key=f"quarantine/{n}") for n in range(2)
        ]
        for one in begun:
            s3.upload_part(
                Bucket=PRIVATE, Key=one["Key"], UploadId=one["UploadId"], PartNumber=1, Body=b"x"
            )
        Upload.objects.create(
            owner_key="x",
            length=9,
            expires_at=in_days(7),
            spool={"kind": "s3", "key": "quarantine/0", "multipart": begun[0]["UploadId"]},
        )
        tidy_media(now=in_days(0.9), is_real=True)
        assert len(s3.list_multipart_uploads(Bucket=PRIVATE)["Uploads"]) == 2
        tidy_media(now=in_days(1.1), is_real=True)
        left = s3.list_multipart_uploads(Bucket=PRIVATE)["Uploads"]
        assert [one["UploadId"] for one in left] == [begun[0]["UploadId"]]

    @pytest.mark.parametrize(
        "changed", [{"secret_key": "wrong"}, {"endpoint_url": "http://127.0.0.1:9"}]
    )
    def test_a_bucket_that_refuses_or_is_away_is_one_line_and_nothing_is_removed(
        self,
        s3: Any,
        server: S3Server,
        settings: Any,
        monkeypatch: pytest.MonkeyPatch,
        changed: dict[str, object],
    ) -> None:
        storages["public"].save("i/aa/nobody.jpg", ContentFile(b"x"))
        monkeypatch.setattr(buckets, "_clients", {})
        chosen = {
            "default": storage_options(server, PRIVATE, **changed),
            "public": storage_options(server, PUBLIC),
        }
        use_storages(settings, monkeypatch, chosen)
        with pytest.raises(CommandError, match="a storage does not answer"):
            run("verify_media")
        code, said = run("tidy_media", "--really")
        assert code == 1
        assert "NOT DONE: a storage does not answer" in said
        assert keys(s3, PUBLIC) == {"i/aa/nobody.jpg"}

    @pytest.mark.parametrize(
        "behaviour",
        [
            answers(500, b"<Error><Code>InternalError</Code></Error>"),
            answers(403, b"<Error><Code>AccessDenied</Code></Error>"),
            resets,
            stays_silent,
        ],
        ids=["500", "403", "reset", "slow"],
    )
    def test_a_bucket_in_trouble_ends_the_commands_soon_and_removes_nothing(
        self,
        s3: Any,
        server: S3Server,
        settings: Any,
        monkeypatch: pytest.MonkeyPatch,
        behaviour: Behaviour,
    ) -> None:
        storages["default"].save("originals/1/nobody", ContentFile(b"x"))
        monkeypatch.setattr(buckets, "_clients", {})
        monkeypatch.setattr(buckets, "_PATIENCE", buckets._PATIENCE.merge(Config(read_timeout=1)))
        with faulty_server(behaviour) as url:
            # Private files are listed well: what was found there must wait for the public ones.
            chosen = {
                "default": storage_options(server, PRIVATE),
                "public": storage_options(server, PUBLIC, endpoint_url=url),
            }
            use_storages(settings, monkeypatch, chosen)
            with pytest.raises(CommandError, match="a storage does not answer"):
                run("verify_media")
            tidied = tidy_media(now=in_days(2), is_real=True)
        assert {line.partition(":")[0] for line in tidied.troubles} == {"a storage does not answer"}
        assert keys(s3) == {"originals/1/nobody"}


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


def _said(lines: list[str]) -> str:
    return "\n".join(f"NOT DONE: {line}" for line in lines)
