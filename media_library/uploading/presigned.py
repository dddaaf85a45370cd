"""Large files straight from an officer's browser into the private bucket, part by part.

The bytes never pass this site: it only hands out an address for each part, good for a quarter of
an hour, for this part's number and length alone. For office lines: a part that does not get
through as a whole has to be sent again (partners get tus).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from botocore.exceptions import ClientError
from django.core.files.storage import storages
from storages.backends.s3 import S3Storage

from media_library.models.uploads import Upload
from media_library.uploading.bucket import Bucket
from media_library.uploading.door import Door
from media_library.uploading.ending import end_upload
from media_library.uploading.receiving import settle
from media_library.uploading.reserving import open_upload
from media_library.uploading.spool import SpoolAway, SpoolGone

PART = 16 * 1024 * 1024
MOST_PARTS = 9_000  # S3 takes 10,000
GOOD_FOR = timedelta(minutes=15)
_NOT_THESE_PARTS = frozenset(
    {"InvalidPart", "InvalidPartOrder", "EntityTooSmall", "MalformedXML", "InvalidRequest"}
)


class PartsDiffer(Exception):
    """The parts are not the ones that arrived: one is missing, or has another checksum."""


class SizeDiffers(Exception):
    """What arrived is not as long as was said; it was removed."""


@dataclass(frozen=True, kw_only=True)
class SignedPart:
    """Where one part goes, with how many bytes exactly."""

    number: int
    address: str
    bytes: int


def goes_straight() -> bool:
    """Say whether private storage is a bucket, to which browsers can send by themselves."""
    return isinstance(storages["default"], S3Storage)


def begin(*, door: Door, label: str, mime: str, length: int, now: datetime) -> Upload:
    """Open an upload and its multipart upload. Raises NoRoom or SpoolAway."""
    upload = open_upload(door=door, label=label, mime=mime, length=length, now=now)
    try:
        made = _bucket().call("create_multipart_upload", upload.spool["key"])
    except (SpoolAway, SpoolGone):
        upload.delete()
        raise
    upload.spool["multipart"] = made["UploadId"]
    upload.spool["part"] = max(PART, -(-length // MOST_PARTS))
    upload.save(update_fields=["spool"])
    return upload


def number_of_parts(upload: Upload) -> int:
    return int(-(-upload.length // upload.spool["part"]))


def sign_part(*, upload: Upload, number: int, now: datetime) -> SignedPart:
    """Give the address of one part, numbered from 1. Raises SpoolGone, or PartsDiffer for none."""
    _expect_on_its_way(upload, now)
    if not 1 <= number <= number_of_parts(upload):
        raise PartsDiffer(f"there is no part {number}")
    part = int(upload.spool["part"])
    size = min(part, upload.length - (number - 1) * part)
    address = _bucket().address_for(
        "upload_part",
        upload.spool["key"],
        seconds=int(GOOD_FOR.total_seconds()),
        UploadId=upload.spool["multipart"],
        PartNumber=number,
        ContentLength=size,
    )
    return SignedPart(number=number, address=address, bytes=size)


def complete(*, upload: Upload, tags: Sequence[str], now: datetime) -> None:
    """Join the parts, by the ETags that the bucket gave for them; a second call changes nothing.

    Raises PartsDiffer (send those again), SizeDiffers, SpoolGone, or SpoolAway (try again).
    """
    if upload.state in {Upload.State.RECEIVED, Upload.State.TAKEN}:
        return
    _expect_on_its_way(upload, now)
    if len(tags) != number_of_parts(upload):
        raise PartsDiffer(f"{len(tags)} parts instead of {number_of_parts(upload)}")
    bucket, key = _bucket(), upload.spool["key"]
    _join(bucket, upload, tags)
    size = bucket.size_of(key)
    if size is None:
        raise SpoolGone(key)
    if size != upload.length:
        bucket.call("delete_object", key)
        end_upload(upload=upload)
        raise SizeDiffers(f"{size} bytes instead of {upload.length}")
    # One plain object now, like any small file.
    whole = {**upload.spool, "multipart": ""}
    Upload.objects.filter(pk=upload.pk, state=Upload.State.RECEIVING).update(spool=whole)
    settle(upload=upload, now=now)


def _join(bucket: Bucket, upload: Upload, tags: Sequence[str]) -> None:
    parts = [{"PartNumber": number, "ETag": tag} for number, tag in enumerate(tags, start=1)]
    try:
        bucket.call(
            "complete_multipart_upload",
            upload.spool["key"],
            UploadId=upload.spool["multipart"],
            MultipartUpload={"Parts": parts},
        )
    except SpoolGone:
        # Joined already, and the answer was lost: the object itself tells.
        if bucket.size_of(upload.spool["key"]) is None:
            raise
    except SpoolAway as away:
        if _code_of(away.__cause__) in _NOT_THESE_PARTS:
            raise PartsDiffer(str(away)) from away
        raise


def _code_of(error: BaseException | None) -> str:
    return str(error.response["Error"]["Code"]) if isinstance(error, ClientError) else ""


def _expect_on_its_way(upload: Upload, now: datetime) -> None:
    is_ours = upload.spool.get("part") and upload.spool.get("multipart")
    if upload.state != Upload.State.RECEIVING or upload.expires_at <= now or not is_ours:
        raise SpoolGone(str(upload.uuid))


def _bucket() -> Bucket:
    storage = storages["default"]
    if not isinstance(storage, S3Storage):
        raise SpoolAway("private storage is no bucket")
    return Bucket(storage)
