"""Ingest with a real virus scanner, and with its files in a real S3 server."""

import socket

import boto3
import pytest
from botocore.config import Config

from media_library.models import private_storage
from media_library.rules.standing import AssetState
from tests.media_library.ingest.handed_in import (
    arrived,
    files_in,
    ingested,
    picture,
    sha256,
    uploaded,
)
from tests.peers.clamd import EICAR, clamd
from tests.peers.s3 import s3_server

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def test_a_virus_behind_a_photo_is_found_and_destroyed(disk, settings, tmp_path):
    clean, hostile = picture(1), picture(2) + EICAR
    settings.VIRUS_SCAN_REQUIRED = True
    (tmp_path / "clamd").mkdir()
    with clamd(tmp_path / "clamd") as settings.CLAMD_ADDRESS:
        good = ingested(uploaded(clean, folder=disk))
        bad = ingested(uploaded(hostile, folder=disk))
    assert (good.state, good.scan) == ("in-review", "clean")
    assert (bad.state, bad.reason, bad.original.name) == ("refused", "infected", "")
    assert not any(str(bad.uuid) in name for name in files_in(disk))


@pytest.fixture
def bucket(settings, tmp_path, monkeypatch):
    """Keep private files in a real S3 server; gives a function that ends it."""
    with s3_server(tmp_path / "s3") as server:
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", server.access_key)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", server.secret_key)
        client = boto3.client("s3", endpoint_url=server.url, region_name="us-east-1")
        client.create_bucket(Bucket="private")
        patience = Config(connect_timeout=1, read_timeout=5, retries={"total_max_attempts": 1})
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {
                "BACKEND": "storages.backends.s3.S3Storage",
                "OPTIONS": {
                    "bucket_name": "private",
                    "endpoint_url": server.url,
                    "region_name": "us-east-1",
                    "file_overwrite": False,
                    "client_config": patience,
                },
            },
        }
        yield client


def test_a_photo_goes_its_way_in_a_bucket(bucket):
    content = picture()
    asset = ingested(arrived(content))
    assert (asset.state, asset.reason) == ("in-review", "")
    assert sha256(private_storage().open(asset.original.name).read()) == sha256(content)
    names = {row["Key"] for row in bucket.list_objects_v2(Bucket="private")["Contents"]}
    assert names == {asset.original.name, asset.master.name, asset.preview.name}


def test_a_bucket_that_is_away_is_waited_for(bucket, settings):
    asset = arrived(picture())
    there = settings.STORAGES
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        options = {**there["default"]["OPTIONS"]}
        options["endpoint_url"] = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        settings.STORAGES = {**there, "default": {**there["default"], "OPTIONS": options}}
        for hours in range(4):
            asset = ingested(asset, hours=hours)
            assert (asset.state, asset.reason) == ("checking", "waits-for-storage")
    settings.STORAGES = there
    assert ingested(asset, hours=5).state == AssetState.IN_REVIEW.value
