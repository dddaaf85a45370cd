"""The field of a fault run over ingest: files owed, workers forked, killed, and counted after.

Started by `tests.faults.ingest` as `python -m tests.faults.ingest_field`; prints its verdict.
"""

import gc
import hashlib
import os
import random
import signal
import time
from collections import Counter
from ctypes import c_int
from datetime import timedelta
from multiprocessing.sharedctypes import RawValue

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import Organisation, User  # noqa: E402
from config.schema import template  # noqa: E402
from media_library.actions.owe_ingest import owe_ingest  # noqa: E402
from media_library.actions.reviewing import accept_asset  # noqa: E402
from media_library.films.work import FilmHandler  # noqa: E402
from media_library.ingest.handler import IngestHandler  # noqa: E402
from media_library.models import (  # noqa: E402
    Asset,
    AssetStep,
    FilmWork,
    IngestWork,
    Upload,
)
from outbox.courier import Courier  # noqa: E402
from outbox.ownership import ownership_here  # noqa: E402
from outbox.resident import ResidentCourier  # noqa: E402
from tests.faults.ingest_counting import PRIVATE, sha256_of, stored_files  # noqa: E402
from tests.faults.ingest_files import mixed  # noqa: E402
from tests.faults.ingest_plan import SHRUNK, IngestPlan, IngestVerdict  # noqa: E402
from tests.faults.ingest_weakened import POISON, take_away  # noqa: E402

BOUNDARIES_PER_FILE = 18
SETTLED = {"in-review", "refused", "ready"}


class Field:
    """Keeps workers alive until every file has come to its end, killing them on the way."""

    def __init__(self, plan: IngestPlan) -> None:
        self.plan = plan
        self.rng = random.Random(plan.seed)
        self.started = time.monotonic()
        self.workers: set[int] = set()
        self.forks = self.kills_outside = 0
        # Shared by all forked workers, without a lock that could die with one of them.
        self.kills_left = RawValue(c_int, plan.kills - plan.kills // 2)
        self.files_left = RawValue(c_int, plan.files)
        self.ends: dict[int, tuple[str, str]] = {}

    def owe(self) -> None:
        self.officer = User.objects.create_user("officer", "officer@example.org")
        organisations = [
            Organisation.objects.create(name=f"Town {n}", slug=f"town-{n}", zone="Europe/Riga")
            for n in range(self.plan.organisations)
        ]
        given = mixed(
            count=self.plan.files, films=self.plan.films, seed=self.plan.seed, folder=PRIVATE.parent
        )
        (PRIVATE / "quarantine").mkdir(parents=True)
        poison = self.plan.poison
        for number, file in enumerate(given):
            upload = Upload.objects.create(
                owner_key="faults",
                length=len(file.content),
                offset=len(file.content),
                state=Upload.State.RECEIVED,
                expires_at=timezone.now() + timedelta(days=7),
            )
            upload.spool = {"kind": "disk", "key": f"quarantine/{upload.uuid}"}
            upload.save()
            (PRIVATE / "quarantine" / str(upload.uuid)).write_bytes(file.content)
            is_poison = poison > 0 and file.ends == "in-review" and file.kind == "photo"
            poison -= is_poison
            asset = Asset.objects.create(
                kind=file.kind,
                state="receiving",
                state_at=timezone.now(),
                organisation=organisations[number % len(organisations)],
                upload=upload,
                label=POISON if is_poison else file.label,
                creator="A. Photographer",
                licence="CC-BY-4.0",
                people="nobody",
            )
            owe_ingest(asset=asset, now=timezone.now())
            ends = "refused" if asset.label == POISON else file.ends
            self.ends[asset.pk] = (ends, hashlib.sha256(file.content).hexdigest())

    def run(self) -> IngestVerdict:
        until = self.started + self.plan.time_limit
        while (left := self._unsettled()) and time.monotonic() < until:
            self._keep_workers()
            self._kill_some(done=1 - left / self.plan.files)
            time.sleep(0.1)
        self._end_workers()
        return self._verdict()

    def _unsettled(self) -> int:
        for asset in Asset.objects.filter(kind="film", state="in-review"):
            accept_asset(asset=asset, by=self.officer, now=timezone.now())
        left = IngestWork.objects.unsettled().count()
        self.files_left.value = left
        return left + FilmWork.objects.unsettled().count()

    def _keep_workers(self) -> None:
        while True:
            pid, _ = os.waitpid(-1, os.WNOHANG) if self.workers else (0, 0)
            if not pid:
                break
            self.workers.discard(pid)
        while len(self.workers) < self.plan.workers:
            connections.close_all()
            self.forks += 1
            pid = os.fork()
            if pid == 0:
                self._live()
            self.workers.add(pid)

    def _kill_some(self, *, done: float) -> None:
        """Kill from outside, spread over the run: mostly in the middle of a step."""
        planned = self.plan.kills // 2
        if self.kills_outside >= min(planned, done * 1.1 * planned + 1):
            return
        killable = [pid for pid in sorted(self.workers) if not _holds_a_suspect(pid)]
        if killable:
            self.kills_outside += 1
            os.kill(self.rng.choice(killable), signal.SIGKILL)

    def _live(self) -> None:
        """Be a worker until killed or told to stop."""
        gc.freeze()
        os.setpgid(0, 0)
        rng = random.Random(self.plan.seed * 100_003 + self.forks)

        def die(where: str) -> None:
            if self.plan.without != "whole-files":  # which has a place of its own to die at
                self._maybe_die(rng)

        take_away(self.plan.without, self._die_if_one_is_left)
        handlers = [IngestHandler(cut=die), FilmHandler(cut=die)]
        courier = Courier(handlers=handlers, ownership=ownership_here(), policy=SHRUNK)
        resident = ResidentCourier(courier)
        signal.signal(signal.SIGTERM, lambda *_: resident.ask_to_stop())
        resident.start()
        while not courier.stopping.wait(0.2):
            pass
        resident.stop()
        os._exit(0)

    def _maybe_die(self, rng: random.Random) -> None:
        visits = max(1, self.files_left.value) * BOUNDARIES_PER_FILE
        chance = 1.5 * self.kills_left.value / visits
        if rng.random() < chance and not _holds_a_suspect(os.getpid()):
            self.kills_left.value -= 1
            os.kill(os.getpid(), signal.SIGKILL)

    def _die_if_one_is_left(self) -> None:
        if self.kills_left.value > 0:
            self.kills_left.value -= 1
            os.kill(os.getpid(), signal.SIGKILL)

    def _end_workers(self) -> None:
        for pid in self.workers:
            os.kill(pid, signal.SIGTERM)
        for pid in self.workers:
            os.waitpid(pid, 0)

    def _verdict(self) -> IngestVerdict:
        assets = list(Asset.objects.select_related("ingest_work"))
        states = Counter(asset.state for asset in assets)
        lost = [note for asset in assets if (note := self._why_lost(asset))]
        half, orphans = stored_files()
        waited = [
            (work.settled_at - work.first_attempt_at).total_seconds()
            for work in IngestWork.objects.exclude(settled_at=None)
        ]
        at_boundaries = self.plan.kills - self.plan.kills // 2 - max(0, self.kills_left.value)
        return IngestVerdict(
            files=len(assets),
            in_library=states["in-review"] + states["ready"],
            refused=states["refused"],
            poisoned=sum(asset.reason == "poison-file" for asset in assets),
            lost=len(lost),
            stuck=sum(asset.state not in SETTLED for asset in assets)
            + FilmWork.objects.unsettled().count(),
            half=len(half),
            whole_without_row=orphans,
            longest_seconds=round(max(waited, default=0), 1),
            kills=self.kills_outside + at_boundaries,
            kills_at_boundaries=at_boundaries,
            seconds=round(time.monotonic() - self.started, 1),
            notes=(*lost, *half)[:20],
        )

    def _why_lost(self, asset: Asset) -> str:
        ends, sha256 = self.ends[asset.pk]
        if asset.state not in SETTLED:
            return ""  # that is stuck, and counted there
        if (asset.state == "refused") != (ends == "refused"):
            return f"{asset.label}: {asset.state} ({asset.reason}) instead of {ends}"
        if not asset.original or sha256_of(PRIVATE / asset.original.name) != sha256:
            return f"{asset.label}: the original is not what was sent"
        if ends == "in-review":
            files = (asset.master, asset.preview)
            if not all(file and (PRIVATE / file.name).is_file() for file in files):
                return f"{asset.label}: no master or preview"
        return ""


def _holds_a_suspect(pid: int) -> bool:
    """Say whether a worker has a file in hand whose step has ended a worker before.

    By rule a third such end makes a poison file, whoever is to blame: so the run spreads its
    kills, and leaves the thrice-killed to the poison file of its own.
    """
    suspects = AssetStep.objects.filter(state=AssetStep.State.BEGUN, attempts__gte=2)
    theirs = suspects.filter(asset__ingest_work__lease_owner__contains=f":{pid}:")
    return theirs.exclude(asset__label=POISON).exists()


def main() -> None:
    if connection.vendor == "sqlite":
        template.load(connection)
    call_command("migrate", verbosity=0)
    field = Field(IngestPlan.from_json(os.environ["FAULTS_PLAN"]))
    field.owe()
    print(field.run().to_json(), flush=True)  # noqa: T201 - the pipe to the run


if __name__ == "__main__":
    main()
