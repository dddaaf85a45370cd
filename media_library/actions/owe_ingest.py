"""Writing down that a received file has to be checked, and having a refused one checked again."""

from datetime import datetime

from django.db import transaction

from media_library.models import Asset, AssetStep, IngestWork, Upload
from media_library.rules.keeping import TURNED_DOWN_FOR
from media_library.rules.standing import AssetState
from outbox.rules.scopes import scopes_text
from outbox.signals import rows_due


class NotRefused(Exception):
    """The file was not refused, or none of its bytes are left to be checked again."""


@transaction.atomic
def owe_ingest(*, asset: Asset, now: datetime) -> IngestWork:
    """Owe the checking of a file that has arrived; repeats change nothing.

    The lane is the organisation's: two hundred photos of one town do not delay the one of
    another. Films, which take long, travel apart from photos.
    """
    Asset.objects.filter(pk=asset.pk, state=AssetState.RECEIVING.value).update(
        state=AssetState.CHECKING.value, state_at=now, received_at=now
    )
    work, _ = IngestWork.objects.get_or_create(
        asset=asset,
        defaults={
            "lane": _lane(asset),
            "scopes": scopes_text("ingest"),
            "due_at": now,
            "next_try_at": now,
        },
    )
    rows_due.send(sender=IngestWork)
    return work


@transaction.atomic
def check_again(*, asset: Asset, now: datetime) -> IngestWork:
    """Check a refused file once more, after what was wrong with us was mended.

    Steps that are done stay done. Its space was not given back yet, so it is not counted again.
    Raises NotRefused.
    """
    mine = Asset.objects.select_for_update(of=("self",)).get(pk=asset.pk)
    is_over = mine.state_at <= now - TURNED_DOWN_FOR  # its bytes may be going at this moment
    if mine.state != AssetState.REFUSED.value or is_over or not has_bytes(mine):
        raise NotRefused(str(asset.pk))
    mine.state, mine.state_at = AssetState.CHECKING.value, now
    mine.reason, mine.reason_facts = "", {}
    mine.save(update_fields=["state", "state_at", "reason", "reason_facts"])
    mine.steps.exclude(state=AssetStep.State.DONE).delete()
    IngestWork.objects.filter(asset=mine).delete()
    return owe_ingest(asset=mine, now=now)


def has_bytes(asset: Asset) -> bool:
    """Say whether there is something left to check: among the originals, or as it arrived."""
    upload = asset.upload
    return bool(asset.original) or (upload is not None and upload.state == Upload.State.RECEIVED)


def _lane(asset: Asset) -> str:
    owner = asset.organisation_id or "programme"
    return f"ingest-films:{owner}" if asset.kind == Asset.Kind.FILM else f"ingest:{owner}"
