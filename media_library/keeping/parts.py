"""Multipart uploads to a bucket that nobody goes on with: their parts cost, and are never seen."""

from datetime import datetime

from django.core.files.storage import storages
from storages.backends.s3 import S3Storage

from media_library.keeping.stored import ALIASES
from media_library.models import Upload
from media_library.rules.keeping import is_young
from media_library.uploading.bucket import Bucket

LIVE = (Upload.State.RECEIVING, Upload.State.RECEIVED)


def abandoned_parts(*, now: datetime) -> list[tuple[str, str, str]]:
    """Return alias, name and id of multipart uploads that no upload goes on with.

    Raises SpoolAway.
    """
    found = []
    for alias in ALIASES:
        storage = storages[alias]
        if not isinstance(storage, S3Storage):
            continue
        bucket = Bucket(storage)
        for begun in bucket.listed("list_multipart_uploads", "Uploads"):
            if not is_young(modified_at=begun["Initiated"], now=now) and not _is_known(
                begun["UploadId"]
            ):
                found.append((alias, bucket.name_of(begun["Key"]), begun["UploadId"]))
    return found


def abort(*, alias: str, name: str, upload_id: str) -> None:
    """Remove the parts of a multipart upload. Raises SpoolAway, or SpoolGone when they are gone."""
    bucket = Bucket(storages[alias])
    bucket.call("abort_multipart_upload", name, UploadId=upload_id)


def _is_known(upload_id: str) -> bool:
    return Upload.objects.filter(state__in=LIVE, spool__multipart=upload_id).exists()
