"""The poison file, and ingest with one of its defences taken away."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from media_library.ingest import keeping, running
from media_library.ingest.ledger import Work, begin
from media_library.ingest.steps import Found
from media_library.models import Asset, AssetStep
from outbox.rules.deadline import Deadline

POISON = "poison.jpg"


def _deadly(work: Callable[[Asset, Deadline], Found]) -> Callable[[Asset, Deadline], Found]:
    """End the process of whoever looks at the poison file, as a crash in a decoder would."""

    def work_or_die(asset: Asset, deadline: Deadline) -> Found:
        if asset.label == POISON:
            os.kill(os.getpid(), signal.SIGKILL)
        return work(asset, deadline)

    return work_or_die


def take_away(defence: str, die: Callable[[], None]) -> None:
    """Run without a defence, in this process only."""
    running.STEPS = tuple(
        replace(step, work=_deadly(step.work)) if step.name == "inspect" else step
        for step in running.STEPS
    )
    if defence == "count-first":
        running.begin = _begin_uncounted
    if defence == "whole-files":
        keeping._appear = lambda content, target, storage: _write_straight(content, target, die)


def _begin_uncounted(work: Work, *, now: datetime) -> AssetStep:
    """Count an attempt when it has ended: one that ends its process is never counted."""
    row = begin(work, now=now)
    AssetStep.objects.filter(pk=row.pk).update(attempts=0)
    row.attempts = 0
    return row


def _write_straight(stream: BinaryIO, target: Path, die: Callable[[], None]) -> None:
    """Write to the name under which the file will be known."""
    target.parent.mkdir(parents=True, exist_ok=True)
    content = stream.read()
    with target.open("wb") as copy:
        copy.write(content[: len(content) // 2])
        copy.flush()
        die()
        copy.write(content[len(content) // 2 :])
