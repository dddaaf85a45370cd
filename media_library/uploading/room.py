"""Whether the private storage has room: a full disk would stop the database beside it, too."""

import os
import shutil
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages

from media_library.rules.keeping import has_room
from media_library.uploading.spool import SpoolFull


def expect_room(folder: Path, wanted: int) -> None:
    """Raise SpoolFull where `wanted` bytes would leave too little of the disk free."""
    usage = shutil.disk_usage(folder)
    percent = settings.MEDIA_FREE_PERCENT
    if not has_room(wanted=wanted, free=usage.free, total=usage.total, floor_percent=percent):
        raise SpoolFull(
            f"no room for {wanted} bytes: {usage.free} of {usage.total} bytes are free, "
            f"and {percent:g} % must stay so"
        )


def expect_room_in_storage(wanted: int) -> None:
    """Do as `expect_room` for the private storage; a bucket is never full."""
    storage = storages["default"]
    if isinstance(storage, FileSystemStorage):
        folder = Path(storage.location)
        os.makedirs(folder, exist_ok=True)
        expect_room(folder, wanted)


def has_room_for_files() -> bool:
    """Say whether files are taken at all at the moment."""
    try:
        expect_room_in_storage(0)
    except SpoolFull:
        return False
    return True
