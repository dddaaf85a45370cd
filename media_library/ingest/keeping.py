"""Putting files into storage whole or not at all, and having them at hand as local paths."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from boto3.exceptions import Boto3Error
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage

from media_library.ingest.scratch import scratch

Naming = Callable[[Path], None]
# What a full disk and an object store out of order raise: nothing is wrong with the file.
STORAGE_TROUBLE = (OSError, BotoCoreError, ClientError, Boto3Error)


def keep_file(path: Path, *, storage: Storage, name: str) -> str:
    """Store a copy of `path` under `name` and return the name; a kill leaves nothing half there.

    Names must say the content (a hash) or be unguessable: what is there already is taken to be
    the same. Raises OSError.
    """
    with path.open("rb") as content:
        return keep_content(content, storage=storage, name=name)


def keep_content(content: BinaryIO, *, storage: Storage, name: str) -> str:
    """Store what can be read from `content`, like `keep_file`."""
    if storage.exists(name):
        return name
    if isinstance(storage, FileSystemStorage):
        _appear(content, Path(storage.path(name)), storage)
        return name
    # An object of S3 appears with its last byte, by itself.
    return storage.save(name, File(content, name=name))


@contextmanager
def at_hand(storage: Storage, name: str) -> Iterator[Path]:
    """Lend a stored file as a local path, to be read only; fetched first where it lies far off."""
    if isinstance(storage, FileSystemStorage):
        yield Path(storage.path(name))
        return
    with scratch() as folder:
        fetched = folder / "fetched"
        with storage.open(name) as stored, fetched.open("wb") as copy:
            shutil.copyfileobj(stored, copy, 1024 * 1024)
        yield fetched


def _appear(content: BinaryIO, target: Path, storage: FileSystemStorage) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with _nameless(target.parent) as (copy, name_it):
        shutil.copyfileobj(content, copy, 1024 * 1024)
        copy.flush()
        if storage.file_permissions_mode is not None:
            os.fchmod(copy.fileno(), storage.file_permissions_mode)
        os.fsync(copy.fileno())
        name_it(target)


@contextmanager
def _nameless(folder: Path) -> Iterator[tuple[BinaryIO, Naming]]:
    """Open a file in `folder` that nobody can see until it is given its name."""
    try:
        number = os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600)
    except (AttributeError, OSError):  # not Linux, or a file system without it
        with _hidden(folder) as hidden:
            yield hidden
        return
    with os.fdopen(number, "wb") as copy:

        def name_it(target: Path) -> None:
            number = copy.fileno()
            # Whoever was faster has stored the same. With a folder given (an absolute path needs
            # none) Python follows the link in /proc; without, it would try to link that one.
            with suppress(FileExistsError):
                os.link(f"/proc/self/fd/{number}", target, src_dir_fd=number)

        yield copy, name_it


@contextmanager
def _hidden(folder: Path) -> Iterator[tuple[BinaryIO, Naming]]:
    path = folder / f".{secrets.token_urlsafe(12)}.part"
    try:
        with path.open("xb") as copy:
            yield copy, lambda target: os.replace(path, target)
    finally:
        path.unlink(missing_ok=True)
