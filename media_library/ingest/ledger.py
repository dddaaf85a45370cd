"""The record of steps: what was begun, how often, and what came of it."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from media_library.decoding.refused import FileRefused
from media_library.models import Asset, AssetStep
from outbox.rules.refusals import Refusal

TRIES = 3
POISON = "poison-file"
_LONGEST_WORDS = 4000


class Overtaken(Exception):
    """Somebody else has done the step, or the asset has moved on: the result is not wanted."""


@dataclass(frozen=True, kw_only=True)
class Work:
    """A step's identity: its name, what it works on (SHA-256, hex) and whose recipe it follows."""

    asset_id: int
    step: str
    input_hash: str
    version: int


def input_hash(*parts: object) -> str:
    """Return the SHA-256 of what a step depends on, where that is more than one file."""
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


@transaction.atomic
def begin(work: Work, *, now: datetime) -> AssetStep:
    """Count one more attempt; returns the step, with state DONE when nothing is left to do.

    The count is committed before any work starts: only so does a step count that ended its own
    process. Raises FileRefused when three attempts have ended so.
    """
    row, _ = AssetStep.objects.select_for_update().get_or_create(
        asset_id=work.asset_id,
        step=work.step,
        input_hash=work.input_hash,
        version=work.version,
        defaults={"state": AssetStep.State.BEGUN, "began_at": now},
    )
    if row.state == AssetStep.State.DONE:
        return row
    if row.attempts >= TRIES:
        raise FileRefused(Refusal(POISON, {"step": work.step}))
    row.state, row.began_at, row.ended_at = AssetStep.State.BEGUN, now, None
    row.attempts += 1
    row.save()
    return row


@transaction.atomic
def finish(
    row: AssetStep,
    *,
    now: datetime,
    states: Collection[str],
    write: Callable[[Asset], None],
    outputs: Mapping[str, Any],
) -> None:
    """Write what a step found and that it is done, both or neither.

    `write` changes rows under the asset's lock. Raises Overtaken when the asset is no longer in
    one of `states`, or when another worker was faster.
    """
    asset = Asset.objects.select_for_update(of=("self",)).get(pk=row.asset_id)
    step = AssetStep.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if asset.state not in states or step.state == AssetStep.State.DONE:
        raise Overtaken(str(step))
    write(asset)
    step.state, step.ended_at, step.words = AssetStep.State.DONE, now, ""
    step.outputs = dict(outputs)
    step.save()


def note_failure(row: AssetStep, *, words: str, counts: bool) -> None:
    """Keep what was said; what is nobody's fault but the machine's does not count."""
    with transaction.atomic():
        step = AssetStep.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if step.state == AssetStep.State.DONE:
            return
        step.words = words.replace("\x00", "")[-_LONGEST_WORDS:]
        if not counts:
            step.attempts = max(0, step.attempts - 1)
        step.save(update_fields=["words", "attempts"])


def has_failed_before(asset_id: int) -> bool:
    """Say whether a step was begun and never came to an end, so that its file is suspect."""
    begun = AssetStep.objects.filter(asset_id=asset_id, state=AssetStep.State.BEGUN)
    return begun.filter(attempts__gt=0).exists()


def outputs_of(*, asset_id: int, step: str) -> dict[str, Any]:
    """Return what the newest finished run of a step left, {} if there is none."""
    done = AssetStep.objects.filter(asset_id=asset_id, step=step, state=AssetStep.State.DONE)
    row = done.order_by("-version", "-pk").first()
    return dict(row.outputs) if row else {}
