"""Space that is given back: what was turned down is destroyed in time, and sums are put right."""

from datetime import datetime

from django.core.files.storage import storages
from django.db import transaction
from django.db.models import F, Q, QuerySet

from media_library.keeping.counting import Miscount, counted_anew, miscount_of, taking_space
from media_library.models import Asset, Space, Upload
from media_library.rights.destroying import destroy
from media_library.rules.keeping import TURNED_DOWN, TURNED_DOWN_FOR
from media_library.uploading.ending import discard_received


def overdue(*, now: datetime) -> QuerySet[Asset]:
    """Return what was refused or rejected long enough ago, as far as there are bytes of it."""
    has_bytes = ~Q(original="") | ~Q(master="") | ~Q(preview="")
    return Asset.objects.filter(
        has_bytes | Q(upload__state=Upload.State.RECEIVED),
        state__in=TURNED_DOWN,
        state_at__lte=now - TURNED_DOWN_FOR,
    )


@transaction.atomic
def let_go(*, asset: Asset, now: datetime) -> bool:
    """Destroy the bytes of an overdue asset and give its space back; false if it no longer is one.

    Its row stays with the reason, for whoever handed it in. The bytes go first, under the lock
    that keeps `check_again` waiting: killed or failing half-way, it is done again the next night.
    Raises one of STORAGE_TROUBLE.
    """
    mine = overdue(now=now).select_for_update(of=("self",)).filter(pk=asset.pk).first()
    if mine is None:
        return False
    for file in (mine.original, mine.master, mine.preview):
        if file:
            destroy(storage=storages["default"], name=str(file))
    # While it still is one that takes space.
    give_back_space(asset=mine)
    if mine.upload is not None and mine.upload.state == Upload.State.RECEIVED:
        discard_received(upload=mine.upload)
    Asset.objects.filter(pk=mine.pk).update(
        original="", master="", preview="", latitude=None, longitude=None
    )
    return True


def give_back_space(*, asset: Asset) -> None:
    """Take an asset's bytes off its organisation's sum, unless that was done already.

    To be called in the transaction that takes the bytes away, before it does.
    """
    if taking_space().filter(pk=asset.pk).exists():
        Space.objects.filter(
            organisation=asset.organisation_id, used_bytes__gte=asset.bytes
        ).update(used_bytes=F("used_bytes") - asset.bytes)


@transaction.atomic
def recount(*, space_id: int) -> Miscount | None:
    """Note what an organisation's assets really use; returns what was wrong, None if nothing was.

    Whoever begins or ends a file waits for the lock, or is waited for.
    """
    space = (
        Space.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=space_id)
    )
    wrong = miscount_of(space, counted_anew(space.organisation_id))
    if wrong is not None:
        Space.objects.filter(pk=space.pk).update(used_bytes=wrong.counted)
    return wrong
