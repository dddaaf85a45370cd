"""Files on their way in: one asset from the first byte, counted against every limit."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q, Sum

from media_library.actions.giving_back import give_back_space
from media_library.actions.owe_ingest import owe_ingest
from media_library.models import Asset, Contribution, Depiction, Space, Upload
from media_library.rules.handing_in import REMOVABLE, Room, kind_of, why_not_taken
from media_library.rules.standing import AssetState
from media_library.searching.indexing import index_assets
from media_library.uploading.ending import end_upload
from outbox.rules.refusals import Refusal

LABEL_LENGTH = 300
DAY = timedelta(days=1)


class NotTaken(Exception):
    """A file that may not be handed in; `refusal` says why in a code and plain facts."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


class Decided(Exception):
    """Somebody has decided about the file: who gave it can no longer take it away alone."""


def room_left(contribution: Contribution, now: datetime) -> Room:
    """Return how much may still be handed in, by invitation and space."""
    space = Space.objects.filter(organisation=contribution.organisation_id).first() or Space()
    today = Asset.objects.filter(
        organisation=contribution.organisation_id, created_at__gt=now - DAY
    ).count()
    files_left = bytes_left = None
    if contribution.invitation is not None:
        held = present(contribution).aggregate(files=Count("pk"), bytes=Sum("bytes"))
        files_left = contribution.invitation.max_files - held["files"]
        bytes_left = contribution.invitation.max_bytes - (held["bytes"] or 0)
    return Room(
        files_left=files_left,
        bytes_left=bytes_left,
        space_left=space.quota_bytes - space.used_bytes,
        files_left_today=space.files_per_day - today,
    )


def present(contribution: Contribution) -> Any:
    """Return the assets of a contribution that were not taken away again."""
    if contribution.pk is None:
        return Asset.objects.none()
    return Asset.objects.filter(contribution=contribution).exclude(state=AssetState.ERASED.value)


@transaction.atomic
def start_upload(
    *,
    contribution: Contribution,
    label: str,
    mime: str,
    length: int,
    now: datetime,
    upload: Upload | None = None,
) -> Asset:
    """Make the asset of a file whose bytes are to follow. Raises NotTaken.

    The space of the organisation is reserved here and given back by `remove_asset`.
    """
    space, _ = Space.objects.get_or_create(organisation=contribution.organisation)
    # Two files that begin at once must not both take the last place.
    Space.objects.select_for_update().get(pk=space.pk)
    kind = kind_of(label=label, mime=mime)
    refusal = why_not_taken(kind=kind, length=length, room=room_left(contribution, now))
    if refusal is not None:
        raise NotTaken(refusal)
    Space.objects.filter(pk=space.pk).update(used_bytes=F("used_bytes") + length)
    asset = Asset.objects.create(
        kind=str(kind),
        state=AssetState.RECEIVING.value,
        state_at=now,
        organisation=contribution.organisation,
        contribution=contribution,
        upload=upload,
        label=label[:LABEL_LENGTH],
        mime=mime[:40],
        bytes=length,
        subject=contribution.subject,
        phase=contribution.phase,
    )
    # Whoever was named is taken to be seen in every file until somebody says otherwise.
    Depiction.objects.bulk_create(
        Depiction(asset=asset, person=person) for person in contribution.people_shown.all()
    )
    return asset


@transaction.atomic
def finish_upload(*, asset: Asset, now: datetime) -> None:
    """Every byte is here: let it be checked. A second call changes nothing."""
    came = Asset.objects.filter(pk=asset.pk, state=AssetState.RECEIVING.value).update(
        state=AssetState.CHECKING.value, state_at=now, received_at=now
    )
    if came:
        asset.refresh_from_db()
        owe_ingest(asset=asset, now=now)


@transaction.atomic
def remove_asset(*, asset: Asset, now: datetime) -> None:
    """Take a file back and give its space free; no byte and no word of it stays. Raises Decided."""
    fresh = Asset.objects.select_for_update().get(pk=asset.pk)
    if fresh.state == AssetState.ERASED.value:
        return
    if AssetState(fresh.state) not in REMOVABLE:
        raise Decided
    give_back_space(asset=fresh)
    upload = fresh.upload
    files = [file for file in (fresh.original, fresh.master, fresh.preview) if file]
    if fresh.state == AssetState.RECEIVING.value:
        fresh.delete()
    else:
        _empty(fresh, now)
    if upload is not None and upload.state == Upload.State.RECEIVING:
        end_upload(upload=upload)
    transaction.on_commit(lambda: [file.storage.delete(file.name) for file in files])


def forget_unfinished(*, now: datetime) -> int:
    """Remove the assets of uploads that were given up on; return how many."""
    given_up = Asset.objects.filter(state=AssetState.RECEIVING.value).filter(
        Q(upload=None) | Q(upload__state=Upload.State.ENDED)
    )
    for asset in given_up:
        remove_asset(asset=asset, now=now)
    return len(given_up)


def _empty(asset: Asset, now: datetime) -> None:
    asset.texts.all().delete()
    asset.depictions.all().delete()
    asset.notes.all().delete()
    Asset.objects.filter(pk=asset.pk).update(
        state=AssetState.ERASED.value,
        state_at=now,
        label="",
        title="",
        creator="",
        place="",
        original="",
        master="",
        preview="",
        latitude=None,
        longitude=None,
        sha256="",
        phash="",
        dhash="",
    )
    index_assets([asset.pk])
