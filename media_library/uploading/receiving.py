"""One request's bytes into the spool, as they come; nobody waits for an older request."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F

from media_library.models.uploads import Upload
from media_library.signals import upload_received
from media_library.uploading.body import Body
from media_library.uploading.choosing import chosen_spool
from media_library.uploading.silence import heard, listening
from media_library.uploading.spool import Spool, Writer

# A block is what a line brings in about a twentieth of a second: bytes that wait for their
# block to fill are lost with a connection that only half dies.
LEAST_BLOCK, MOST_BLOCK = 4 * 1024, 64 * 1024
SOON, LATE = 0.05, 0.2
# A web process must have more threads than this, or files on slow lines would take them all.
MOST_AT_ONCE = 48

_places = threading.BoundedSemaphore(MOST_AT_ONCE)


class TooManyAtOnce(Exception):
    """This process receives as many files as it can."""


class OffsetDiffers(Exception):
    """The file is not as long as the sender thinks."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


def take_up(*, upload: Upload, now: datetime) -> Upload:
    """Shut out older requests of this upload; return its row with the length that is safe.

    Whatever was sent before is either in that length or will never be added.
    """
    spool = chosen_spool()
    with transaction.atomic():
        upload = Upload.objects.select_for_update().get(pk=upload.pk)
        if upload.state != Upload.State.RECEIVING:
            return upload
        upload.epoch += 1
        upload.save(update_fields=["epoch"])
    upload.offset = spool.fence(upload)
    if upload.offset == upload.length:
        # The process ended between the last byte and the row, so nobody was told.
        settle(upload=upload, now=now)
    return upload


def look_up(*, upload: Upload, now: datetime) -> Upload:
    """Do as `take_up`, after the older requests had a moment for what is already under way."""
    if upload.state == Upload.State.RECEIVING:
        chosen_spool().let_go(upload)
    return take_up(upload=upload, now=now)


def receive(*, upload: Upload, offset: int, body: Body, now: datetime) -> int:
    """Append a request's bytes at `offset`; return how long the file is then.

    What arrived before a cut stays. Raises OffsetDiffers, TooManyAtOnce, FencedOff when a newer
    request took over, SpoolAway when the bytes have no place to go to.
    """
    with _a_place():
        upload = take_up(upload=upload, now=now)
        if upload.offset != offset:
            raise OffsetDiffers(upload.offset)
        if upload.state != Upload.State.RECEIVING:
            return upload.offset
        return _append(chosen_spool(), upload, body, now)


def settle(*, upload: Upload, now: datetime) -> None:
    """Say that every byte is here: once, however many requests saw the last one."""
    with transaction.atomic():
        is_first = Upload.objects.filter(pk=upload.pk, state=Upload.State.RECEIVING).update(
            state=Upload.State.RECEIVED, offset=F("length"), received_at=now
        )
        upload.refresh_from_db()
        if is_first:
            upload_received.send(sender=Upload, upload=upload)


def _append(spool: Spool, upload: Upload, body: Body, now: datetime) -> int:
    if not connection.in_atomic_block:
        connection.close()  # a slow line must not keep a database connection waiting
    writer = spool.writer(upload)
    try:
        with listening():
            _copy(body, writer)
        writer.keep()
        length = writer.offset
    finally:
        writer.close()
    if length == upload.length:
        settle(upload=upload, now=now)
    else:
        Upload.objects.filter(
            pk=upload.pk, epoch=upload.epoch, state=Upload.State.RECEIVING
        ).update(offset=length)
    return length


def _copy(body: Body, writer: Writer) -> None:
    size, began = LEAST_BLOCK, time.monotonic()
    while block := body.read(size):
        heard()
        writer.append(block)
        took, began = time.monotonic() - began, time.monotonic()
        if took < SOON:
            size = min(MOST_BLOCK, size * 2)
        elif took > LATE:
            size = max(LEAST_BLOCK, size // 2)


@contextmanager
def _a_place() -> Iterator[None]:
    if not _places.acquire(blocking=False):
        raise TooManyAtOnce
    try:
        yield
    finally:
        _places.release()
