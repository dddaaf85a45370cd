"""What a withdrawal still has to do after its commit; every part may be done again."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from django.core.files.storage import Storage, storages
from django.db import transaction
from django.db.models import F
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache
from wagtail.search import index

from media_library.addresses import FILES, address_of, public_names, still_answers
from media_library.models import (
    Asset,
    AssetText,
    FilmFile,
    FormerFile,
    Photo,
    PhotoRendition,
    SelectionItem,
    Space,
    TextTrack,
    Upload,
    Withdrawal,
    WithdrawalStep,
)
from media_library.rights.destroying import STORAGE_IS_AWAY, destroy
from media_library.rights.reaching import reaches
from media_library.rules.standing import AssetState
from media_library.searching.indexing import index_assets

logger = logging.getLogger(__name__)
Outcome = WithdrawalStep.Outcome
ORIGINAL = "original"
LONGEST = 500
PRIVATE = "private"
SELECTIONS = "selections"


def clear_away(withdrawal: Withdrawal, *, now: datetime, has_time: Callable[[], bool]) -> list[str]:
    """Go on where an earlier try ended; returns what is still open, in a line each.

    `has_time` is asked between files. A storage that fails keeps nobody else's files from going.
    """
    assets = list(withdrawal.assets.order_by("pk"))
    open_ends = _public_files(withdrawal, assets, now=now, has_time=has_time)
    for asset in assets:
        if not has_time():
            return [*open_ends, "not everything fitted into one turn"]
        try:
            _own_records(withdrawal, asset, now=now)
        except STORAGE_IS_AWAY as error:
            logger.warning("withdrawal %s: %s", withdrawal.uuid, error)
            open_ends.append(str(error))
    for reach in reaches():
        named = set()
        for reached in reach.clean(assets, now):
            named.add(reached.where[:LONGEST])
            note(
                withdrawal,
                reached.asset,
                reach=reach.name,
                where=reached.where,
                outcome=Outcome(reached.outcome),
                words=reached.words,
                now=now,
            )
        # What was on its way and is not named any more has come to an end under another name.
        withdrawal.steps.filter(reach=reach.name, outcome=Outcome.ASKED).exclude(
            where__in=named
        ).delete()
    waiting = withdrawal.steps.filter(outcome=Outcome.ASKED).exclude(reach=FILES)
    return [*open_ends, *(step.where for step in waiting)]


def note(
    withdrawal: Withdrawal,
    asset: Asset,
    *,
    reach: str,
    where: str,
    outcome: WithdrawalStep.Outcome,
    now: datetime,
    words: str = "",
) -> None:
    """Write down what became of one place; what has not changed keeps its moment."""
    step, is_new = WithdrawalStep.objects.get_or_create(
        withdrawal=withdrawal,
        asset=asset,
        reach=reach,
        where=where[:LONGEST],
        defaults={"outcome": outcome, "words": words, "at": now},
    )
    if not is_new and (step.outcome, step.words) != (outcome, words):
        step.outcome, step.words, step.at = outcome, words, now
        step.save(update_fields=["outcome", "words", "at"])


def _public_files(
    withdrawal: Withdrawal,
    assets: Iterable[Asset],
    *,
    now: datetime,
    has_time: Callable[[], bool],
) -> list[str]:
    """Remove each public file and prove that it is gone: also those written at the last moment."""
    public = storages["public"]
    open_ends: list[str] = []
    gone: dict[str, Asset] = {}
    done = set(
        withdrawal.steps.filter(reach=FILES, outcome=Outcome.DONE).values_list("where", flat=True)
    )
    by_id = {asset.pk: asset for asset in assets}
    for asset_id, names in public_names(list(by_id)).items():
        for name in sorted(names - done):
            if not has_time():
                open_ends.append(name)
                continue
            try:
                destroy(storage=public, name=name)
            except STORAGE_IS_AWAY as error:
                logger.warning("withdrawal %s: %s: %s", withdrawal.uuid, name, error)
                open_ends.append(f"{name}: {error}")
                continue
            gone[name] = by_id[asset_id]
    if gone:
        # Nothing, unless WAGTAILFRONTENDCACHE is set.
        purge_urls_from_cache([address_of(name) for name in gone])
    for name, asset in gone.items():
        if still_there := still_answers(name):
            open_ends.append(still_there)
            continue
        _forget_rows(name)
        note(withdrawal, asset, reach=FILES, where=name, outcome=Outcome.DONE, now=now)
    return open_ends


@transaction.atomic
def _forget_rows(name: str) -> None:
    for rendition in PhotoRendition.objects.filter(file=name):
        rendition.purge_from_cache()
        rendition.delete()
    FilmFile.objects.filter(file=name).delete()
    FormerFile.objects.filter(name=name).delete()


def _own_records(withdrawal: Withdrawal, asset: Asset, *, now: datetime) -> None:
    """Clear private copies, the search index and selections; the original as the case says."""
    photo = Photo.objects.filter(asset=asset).first()
    private = storages["default"]
    copies = [asset.preview.name, asset.master.name, photo.file.name if photo else ""]
    for name in sorted({str(name) for name in copies if name and name != asset.original.name}):
        destroy(storage=private, name=name)
        note(withdrawal, asset, reach=PRIVATE, where=name, outcome=Outcome.DONE, now=now)
    for thing in (photo, getattr(asset, "film", None)):
        if thing is not None:
            index.remove_object(thing)
    for item in SelectionItem.objects.filter(asset=asset).select_related("selection"):
        note(
            withdrawal,
            asset,
            reach=SELECTIONS,
            where=str(item.selection.uuid),
            outcome=Outcome.DONE,
            words=item.selection.title,
            now=now,
        )
        item.delete()
    Upload.objects.filter(asset=asset).update(state=Upload.State.ENDED, expires_at=now)
    Asset.objects.filter(pk=asset.pk).update(preview="", master="")
    if withdrawal.originals == Withdrawal.Original.DESTROYED:
        _destroy_original(withdrawal, asset, private, now=now)
    else:
        note(
            withdrawal,
            asset,
            reach=ORIGINAL,
            where=str(asset.uuid),
            outcome=Outcome.DONE,
            words=Withdrawal.Original.SEALED.value,
            now=now,
        )


def _destroy_original(
    withdrawal: Withdrawal, asset: Asset, private: Storage, *, now: datetime
) -> None:
    if asset.original.name:
        destroy(storage=private, name=asset.original.name)
    with transaction.atomic():
        if asset.original.name:
            # Once only: the next turn finds no original any more.
            Space.objects.filter(
                organisation=asset.organisation_id, used_bytes__gte=asset.bytes
            ).update(used_bytes=F("used_bytes") - asset.bytes)
        # What describes the picture goes with it: words and hashes tell what it showed, too.
        AssetText.objects.filter(asset=asset).delete()
        TextTrack.objects.filter(film__asset=asset).delete()
        Asset.objects.filter(pk=asset.pk).update(
            state=AssetState.ERASED.value,
            original="",
            label="",
            phash="",
            dhash="",
            latitude=None,
            longitude=None,
            camera_taken_at=None,
        )
        index_assets([asset.pk])
        note(
            withdrawal,
            asset,
            reach=ORIGINAL,
            where=str(asset.uuid),
            outcome=Outcome.DONE,
            words=Withdrawal.Original.DESTROYED.value,
            now=now,
        )
