"""The end of a file that cannot be used: what is written, what is destroyed, who is told."""

from datetime import datetime

from django.db import transaction

from media_library.actions.giving_back import give_back_space
from media_library.ingest.telling import tell_of_refusals
from media_library.models import Asset, AssetStep, private_storage
from media_library.rules.standing import AssetState
from outbox.rules.refusals import Refusal


@transaction.atomic
def refuse(*, asset_id: int, step: AssetStep | None, refusal: Refusal, now: datetime) -> None:
    """Write down that a file cannot be used, and why. Repeats change nothing."""
    asset = Asset.objects.select_for_update(of=("self",)).get(pk=asset_id)
    if asset.state != AssetState.CHECKING.value:
        return
    asset.state, asset.state_at = AssetState.REFUSED.value, now
    asset.reason, asset.reason_facts = refusal.code, dict(refusal.facts)
    asset.save(update_fields=["state", "state_at", "reason", "reason_facts"])
    if step is not None:
        step.state, step.ended_at, step.words = AssetStep.State.REFUSED, now, refusal.code
        step.save(update_fields=["state", "ended_at", "words"])
    tell_of_refusals(asset=asset, now=now)


def destroy_bytes(asset: Asset, refusal: Refusal) -> None:
    """Remove an infected file's bytes; killed half-way, the next worker goes on.

    What it is gets written down first: afterwards there is nothing left to scan.
    """
    Asset.objects.filter(pk=asset.pk).update(scan=refusal.code, reason_facts=dict(refusal.facts))
    if not asset.original:
        return
    private_storage().delete(str(asset.original))
    with transaction.atomic():
        fresh = Asset.objects.select_for_update(of=("self",)).get(pk=asset.pk)
        if fresh.original:
            give_back_space(asset=fresh)
            fresh.original = ""
            fresh.save(update_fields=["original"])
