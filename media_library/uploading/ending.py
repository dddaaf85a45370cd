"""Ending uploads: by their owner, or because their time is over."""

import logging
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from media_library.models.uploads import Upload
from media_library.rules.standing import AssetState
from media_library.uploading.choosing import chosen_spool
from media_library.uploading.disk import FOLDER
from media_library.uploading.receiving import take_up
from media_library.uploading.spool import SpoolAway, SpoolGone

logger = logging.getLogger(__name__)

# An asset in one of these may still have to take its bytes over.
WANTED = tuple(
    state.value
    for state in (
        AssetState.RECEIVING,
        AssetState.CHECKING,
        AssetState.IN_REVIEW,
        AssetState.ASKED_BACK,
        AssetState.READY,
    )
)


class StillNeeded(Exception):
    """All bytes have arrived: the file is no longer its sender's to end."""


def end_upload(*, upload: Upload) -> None:
    """End an upload that is still on its way, and remove what came of it.

    Raises StillNeeded, or SpoolAway when the bytes cannot be removed now: `expire_uploads`
    removes them later.
    """
    with transaction.atomic():
        upload = Upload.objects.select_for_update().get(pk=upload.pk)
        if upload.state == Upload.State.ENDED:
            return
        if upload.state != Upload.State.RECEIVING:
            raise StillNeeded
        upload.epoch += 1
        upload.state = Upload.State.ENDED
        upload.save(update_fields=["epoch", "state"])
    _discard(upload)


def expire_uploads(*, now: datetime) -> int:
    """End what is over its time and remove the bytes of what has ended; return how many.

    An upload that is complete although nobody noticed becomes RECEIVED instead.
    """
    count = 0
    for upload in over_their_time(now=now):
        try:
            with suppress(SpoolGone):
                upload = take_up(upload=upload, now=now)
            if upload.state == Upload.State.RECEIVING:
                end_upload(upload=upload)
                count += 1
        except StillNeeded:
            continue
        except SpoolAway:
            logger.warning("the bytes of upload %s cannot be reached", upload.uuid, exc_info=True)
    for upload in Upload.objects.filter(state=Upload.State.ENDED).exclude(spool={}):
        try:
            _discard(upload)
        except SpoolAway:
            logger.warning("the bytes of upload %s are still there", upload.uuid, exc_info=True)
    return count


def over_their_time(*, now: datetime) -> QuerySet[Upload]:
    """Return the uploads that are still on their way and should not be any more."""
    return Upload.objects.filter(state=Upload.State.RECEIVING, expires_at__lte=now)


def unwanted(*, before: datetime) -> QuerySet[Upload]:
    """Return uploads that arrived whole before a moment and whose asset no longer wants them."""
    return Upload.objects.filter(state=Upload.State.RECEIVED, received_at__lte=before).exclude(
        asset__state__in=WANTED
    )


def discard_received(*, upload: Upload) -> None:
    """End an upload of `unwanted` and remove its bytes. Raises SpoolAway."""
    ended = Upload.objects.filter(pk=upload.pk, state=Upload.State.RECEIVED).exclude(
        asset__state__in=WANTED
    )
    if ended.update(state=Upload.State.ENDED):
        upload.refresh_from_db()
        _discard(upload)


def _discard(upload: Upload) -> None:
    if upload.spool:
        # What was taken over lies among the originals now, and is not an upload's to remove.
        if str(upload.spool["key"]).startswith(f"{FOLDER}/"):
            chosen_spool().discard(upload)
        Upload.objects.filter(pk=upload.pk).update(spool={})
