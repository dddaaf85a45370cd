"""The files of a storage, one by one, as the storage itself lists them: a folder or a bucket."""

import posixpath
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.files.storage import Storage, storages
from django.utils import timezone
from storages.backends.s3 import S3Storage

from media_library.rights.destroying import STORAGE_IS_AWAY
from media_library.uploading.bucket import Bucket
from media_library.uploading.spool import SpoolAway, SpoolGone

# The two that hold media; "default" is the private one.
ALIASES = ("default", "public")
PLACE_WORDS = {"default": "private", "public": "public"}
BLOCK = 1024 * 1024
# Whatever a folder or a bucket that is away, full, slow or forbidden raises.
STORAGE_TROUBLE = (*STORAGE_IS_AWAY, SpoolAway, SpoolGone)


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """One file: its name as Django knows it, its size, and when the storage last changed it."""

    name: str
    bytes: int
    modified_at: datetime


def stored_files(alias: str) -> Iterator[StoredFile]:
    """List every file of a storage; memory does not grow with their number.

    Raises one of STORAGE_TROUBLE.
    """
    storage = storages[alias]
    if isinstance(storage, S3Storage):
        yield from _objects(Bucket(storage))
    else:
        yield from _files(storage)


def blocks_of(alias: str, name: str) -> Iterator[bytes]:
    """Read a stored file block by block. Raises one of STORAGE_TROUBLE."""
    storage = storages[alias]
    if isinstance(storage, S3Storage):
        # S3Storage would fetch the whole object before its first byte can be read.
        with closing(Bucket(storage).call("get_object", name)["Body"]) as body:
            yield from body.iter_chunks(BLOCK)
    else:
        with storage.open(name) as opened:
            yield from opened.chunks(BLOCK)


def is_there(alias: str, name: str) -> bool:
    """Say whether a file is stored. Raises one of STORAGE_TROUBLE where that cannot be told."""
    storage = storages[alias]
    if isinstance(storage, S3Storage):
        return Bucket(storage).size_of(name) is not None
    return storage.exists(name)


def _objects(bucket: Bucket) -> Iterator[StoredFile]:
    for found in bucket.listed("list_objects_v2", "Contents"):
        yield StoredFile(
            name=bucket.name_of(found["Key"]),
            bytes=found["Size"],
            modified_at=found["LastModified"],
        )


def _files(storage: Storage) -> Iterator[StoredFile]:
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            inner, names = storage.listdir(folder)
        except FileNotFoundError:
            continue  # removed since it was listed; or nothing was ever stored
        folders += [posixpath.join(folder, name) for name in inner]
        for name in names:
            path = posixpath.join(folder, name)
            with suppress(FileNotFoundError):
                yield StoredFile(
                    name=path,
                    bytes=storage.size(path),
                    modified_at=_aware(storage.get_modified_time(path)),
                )


def _aware(moment: datetime) -> datetime:
    return timezone.make_aware(moment, UTC) if timezone.is_naive(moment) else moment
