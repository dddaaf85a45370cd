"""Going through the steps of one asset, from wherever the last worker left it."""

import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import Error as DatabaseProblem
from django.db import transaction

from media_library.decoding.refused import FileRefused
from media_library.ingest.checking import INFECTED, inspect_original, scan_original
from media_library.ingest.comparing import note_likeness
from media_library.ingest.keeping import STORAGE_TROUBLE
from media_library.ingest.ledger import Overtaken, Work, begin, finish, note_failure
from media_library.ingest.making import master_of, preview_of
from media_library.ingest.refusing import destroy_bytes, refuse
from media_library.ingest.steps import PIPELINE, Found, Step, Waits
from media_library.ingest.taking import hash_arrival, source_of, take_original
from media_library.models import Asset, AssetStep, private_storage
from media_library.rules.standing import AssetState
from outbox.rules.deadline import Deadline

CHECKING = frozenset({AssetState.CHECKING.value})


def _original(asset: Asset) -> str:
    return asset.sha256


def _master(asset: Asset) -> str:
    # The name of a master says its content.
    return str(asset.master).rpartition("-")[2].partition(".")[0]


STEPS = (
    Step(name="hash", input_of=source_of, work=hash_arrival),
    Step(name="take", input_of=_original, work=take_original),
    Step(name="scan", input_of=_original, work=scan_original),
    Step(name="inspect", input_of=_original, work=inspect_original),
    Step(name="master", input_of=_original, work=master_of),
    Step(name="preview", input_of=_master, work=preview_of),
)


class TryLater(Exception):
    """A step has to be tried again; `code` says why."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code, self.words = code, words


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run over an asset. `cut` is called at each boundary; only fault tests pass one."""

    asset_id: int
    deadline: Deadline
    clock: Callable[[], datetime]
    cut: Callable[[str], None]

    def to_its_end(self) -> str:
        """Do what is left to do and return the state reached. Raises TryLater."""
        for step in STEPS:
            asset = self._asset()
            if asset is None or asset.state not in CHECKING:
                return asset.state if asset else "gone"
            self._do(step, asset)
        return self._hand_over()

    def _asset(self) -> Asset | None:
        assets = Asset.objects.select_related("organisation", "contribution", "upload")
        return assets.filter(pk=self.asset_id).first()

    def _do(self, step: Step, asset: Asset) -> None:
        row: AssetStep | None = None
        work = Work(
            asset_id=asset.pk, step=step.name, input_hash=step.input_of(asset), version=PIPELINE
        )
        try:
            row = begin(work, now=self.clock())
            if row.state == AssetStep.State.DONE:
                return
            self.cut(f"{step.name} begun")
            self._work(step, asset, row)
        except FileRefused as refused:
            if refused.refusal.code == INFECTED:
                destroy_bytes(asset, refused.refusal)
                self.cut("destroyed")
            refuse(asset_id=asset.pk, step=row, refusal=refused.refusal, now=self.clock())
        except Overtaken:
            return
        except Waits as waits:
            raise self._later(asset, row, waits.code, waits.words) from waits
        except STORAGE_TROUBLE as error:
            raise self._later(asset, row, "waits-for-storage", str(error)) from error
        except DatabaseProblem:
            # Not the file's fault; if the count cannot even be mended, it errs by one.
            with suppress(DatabaseProblem):
                self._note(row, "the database was away", counts=False)
            raise
        except Exception as error:
            self._note(row, traceback.format_exc(), counts=True)
            raise TryLater("step-failed", f"{step.name}: {error!r}") from error

    def _work(self, step: Step, asset: Asset, row: AssetStep) -> None:
        found = step.work(asset, self.deadline)
        self.cut(f"{step.name} worked")

        def write(fresh: Asset) -> None:
            for name, value in found.changes.items():
                setattr(fresh, name, value)
            fresh.reason, fresh.reason_facts = "", {}
            fresh.save(update_fields=[*found.changes, "reason", "reason_facts", "shape"])

        try:
            finish(row, now=self.clock(), states=CHECKING, write=write, outputs=found.outputs)
        except Overtaken:
            self._forget(found)
            raise
        self.cut(f"{step.name} done")

    def _forget(self, found: Found) -> None:
        """Store nothing for a file that its giver has taken back meanwhile."""
        asset = self._asset()
        if asset is None or asset.state == AssetState.ERASED.value:
            for name in found.stored:
                private_storage().delete(name)

    def _later(self, asset: Asset, row: AssetStep | None, code: str, words: str) -> TryLater:
        self._note(row, words, counts=False)
        Asset.objects.filter(pk=asset.pk, state__in=CHECKING).update(reason=code)
        return TryLater(code, words)

    def _note(self, row: AssetStep | None, words: str, *, counts: bool) -> None:
        if row is not None:
            note_failure(row, words=words, counts=counts)

    @transaction.atomic
    def _hand_over(self) -> str:
        asset = Asset.objects.select_for_update(of=("self",)).get(pk=self.asset_id)
        if asset.state in CHECKING:
            asset.state, asset.state_at = AssetState.IN_REVIEW.value, self.clock()
            asset.reason, asset.reason_facts = "", {}
            asset.save(update_fields=["state", "state_at", "reason", "reason_facts"])
            note_likeness(asset)
        return asset.state
