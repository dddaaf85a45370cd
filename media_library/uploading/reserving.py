"""Opening an upload: its bytes are reserved before the first of them is sent."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from media_library.models.uploads import Upload
from media_library.uploading.choosing import chosen_spool
from media_library.uploading.door import Door
from media_library.uploading.spool import SpoolAway, SpoolGone

KEPT_FOR = timedelta(days=7)
RESERVING = (Upload.State.RECEIVING, Upload.State.RECEIVED)


class NoRoom(Exception):
    """The file does not fit behind this door; says why in a plain sentence."""


def open_upload(*, door: Door, label: str, mime: str, length: int, now: datetime) -> Upload:
    """Reserve `length` bytes and make room for them.

    Raises NoRoom, or SpoolAway where the place for bytes is full or does not answer.
    """
    spool = chosen_spool()
    upload = Upload(
        owner_key=door.owner_key,
        label=label,
        mime=mime,
        length=length,
        expires_at=now + KEPT_FOR,
    )
    upload.spool = spool.facts(upload)
    with transaction.atomic():
        _one_at_a_time(door.owner_key)
        _check_room(door, length, now)
        upload.save()
    try:
        spool.create(upload)
    except (SpoolAway, SpoolGone):
        upload.delete()
        raise
    return upload


def _one_at_a_time(owner_key: str) -> None:
    # On SQLite every transaction that writes is alone already.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [owner_key])


def _check_room(door: Door, length: int, now: datetime) -> None:
    if length > door.max_bytes_per_file:
        raise NoRoom(
            _("This file is too large: %(most)s MB at most.")
            % {"most": door.max_bytes_per_file // 1_000_000}
        )
    open_ones = Upload.objects.filter(owner_key=door.owner_key, state__in=RESERVING).exclude(
        state=Upload.State.RECEIVING, expires_at__lte=now
    )
    held = open_ones.aggregate(files=Count("pk"), bytes=Sum("length", default=0))
    if held["files"] >= door.files_left:
        raise NoRoom(_("No more files can be added here."))
    if held["bytes"] + length > door.bytes_left:
        raise NoRoom(
            _("There is not enough room left for this file: %(left)s MB.")
            % {"left": max(0, door.bytes_left - held["bytes"]) // 1_000_000}
        )
