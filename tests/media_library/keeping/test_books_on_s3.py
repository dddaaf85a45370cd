"""The same books over a real S3: what lies there is listed, held against the rows, tidied."""

from typing import Any

import pytest
from botocore.config import Config
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management.base import CommandError

from media_library.actions.tidying import tidy_media
from media_library.models import Upload
from media_library.uploading import bucket as buckets
from tests.media_library.keeping.places import asset_with_original, in_days, run, use_storages
from tests.media_library.keeping.s3_buckets import PRIVATE, PUBLIC, keys, storage_options
from tests.peers.faulty import Behaviour, answers, faulty_server, resets, stays_silent
from tests.peers.s3 import S3Server

pytestmark = [pytest.mark.services, pytest.mark.django_db]


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


def _said(lines: list[str]) -> str:
    return "\n".join(f"NOT DONE: {line}" for line in lines)
