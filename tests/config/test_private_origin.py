"""What browsers are allowed to reach is where signed addresses of the private bucket lead."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
WHOLE = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "pearls.example.org",
    "SITE_URL": "https://pearls.example.org",
    "DATABASE_URL": "sqlite://:memory:",
    "CELERY_BROKER_URL": "memory://",
    "DJANGO_SETTINGS_MODULE": "config.settings.base",
    "AWS_ACCESS_KEY_ID": "id",
    "AWS_SECRET_ACCESS_KEY": "key",
}
SAY = """
import json
import django
django.setup()
from django.conf import settings
from django.core.files.storage import storages
from media_library.uploading import presigned
from media_library.uploading.bucket import Bucket
address = ""
if presigned.goes_straight():
    bucket = Bucket(storages["default"])
    address = bucket.address_for("upload_part", "x", seconds=9, UploadId="u", PartNumber=1)
print(json.dumps([settings.PRIVATE_MEDIA_ORIGIN, address]))
"""


def said(**environment: str) -> Any:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", SAY],
        cwd=ROOT,
        env={**kept, **WHOLE, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"AWS_DEFAULT_REGION": "eu-north-1"},
        {"MEDIA_S3_ENDPOINT_URL": "https://s3.example.org:9000"},
    ],
)
def test_signed_addresses_lead_where_the_policy_allows(environment: dict[str, str]) -> None:
    buckets = {"MEDIA_S3_BUCKET": "pearls", "MEDIA_PRIVATE_S3_BUCKET": "pearls-private"}
    origin, address = said(**buckets, **environment)
    where = urlsplit(address)
    assert origin == f"{where.scheme}://{where.netloc}"


def test_without_a_bucket_there_is_no_origin() -> None:
    assert said() == ["", ""]
