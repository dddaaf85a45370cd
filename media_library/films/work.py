"""How the outbox makes a film's public files: each a step of its own, none made twice."""

import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from django.core.files.storage import storages
from django.db import Error as DatabaseProblem
from django.db import connection

from media_library.decoding.refused import FileRefused
from media_library.films.ffmpeg import ToolMissing
from media_library.films.files import RECIPE, make_file, publish_file, roles_of, version_of
from media_library.ingest.handler import KNOCK_AGAIN, nowhere
from media_library.ingest.keeping import STORAGE_TROUBLE
from media_library.ingest.ledger import Overtaken, Work, begin, finish, note_failure
from media_library.ingest.scratch import scratch
from media_library.ingest.turns import FILM_TURNS
from media_library.models import Asset, AssetStep, Film, FilmWork
from media_library.rules.standing import AssetState
from outbox.clock import DatabaseClock
from outbox.repeating import RepeatableWork
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import (
    LaneBlocked,
    NotSent,
    Outcome,
    Refused,
    Sent,
)
from outbox.rules.policy import Policy

FILM_POLICY = Policy(
    deadline=timedelta(hours=5),
    lease=timedelta(hours=6),
    quiet=timedelta(hours=6),
    retry_base=timedelta(seconds=5),
    retry_cap=timedelta(minutes=10),
    max_attempts=10_000,
    batch=1,
    breaker_after=10,
)
READY = frozenset({AssetState.READY.value})


class FilmHandler(RepeatableWork[FilmWork]):
    """Makes what a film still lacks, in the order in which it becomes useful."""

    model = FilmWork

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] | None = None,
        cut: Callable[[str], None] = nowhere,
    ) -> None:
        self._clock = clock or DatabaseClock()
        self._cut = cut

    def send(self, row: FilmWork, deadline: Deadline) -> Outcome:
        with FILM_TURNS.turn(row.lane) as is_ours:
            if not is_ours:
                return LaneBlocked(code="busy", words="", until=self._clock() + KNOCK_AGAIN)
            return self._send(row)

    def _send(self, row: FilmWork) -> Outcome:
        film = Film.objects.select_related("asset").get(pk=row.film_id)
        if film.asset.state not in READY or version_of(film) != row.input_key:
            return Sent(remote_key="not wanted any more")
        for role in roles_of(film):
            if film.files.filter(role=role).exists():
                continue
            outcome = self._make(film, role)
            if outcome is not None:
                return outcome
        return Sent(remote_key=str(film.files.count()))

    def _make(self, film: Film, role: str) -> Outcome | None:
        """Make one file; returns why that has to end or wait, None if it is there."""
        step: AssetStep | None = None
        try:
            step = self._begin(film, role)
            self._cut(f"{role} begun")
            self._make_and_publish(film, role, step)
        except FileRefused as refused:
            return Refused(code=refused.refusal.code, words=role, facts=dict(refused.refusal.facts))
        except Overtaken:
            return Sent(remote_key="not wanted any more")
        except ToolMissing as error:
            return self._later(step, "waits-for-ffmpeg", str(error))
        except STORAGE_TROUBLE as error:
            return self._later(step, "waits-for-storage", str(error))
        except DatabaseProblem:
            with suppress(DatabaseProblem):
                self._later(step, "", "the database was away")
            raise
        except Exception as error:
            if step is not None:
                note_failure(step, words=traceback.format_exc(), counts=True)
            return NotSent(code="step-failed", words=f"{role}: {error!r}")
        return None

    def _begin(self, film: Film, role: str) -> AssetStep:
        work = Work(
            asset_id=film.asset_id,
            step=f"film-{role}",
            input_hash=version_of(film),
            version=RECIPE,
        )
        step = begin(work, now=self._clock())
        if step.state == AssetStep.State.DONE:
            # The file was there and is gone: the step has to be done once more.
            step.delete()
            step = begin(work, now=self._clock())
        return step

    def _make_and_publish(self, film: Film, role: str, step: AssetStep) -> None:
        with scratch() as folder:
            made = make_file(film, role, folder, _told_to(step))
            self._cut(f"{role} made")
            row = publish_file(film, role, made)
        self._cut(f"{role} stored")

        def write(asset: Asset) -> None:
            row.save()

        try:
            finish(step, now=self._clock(), states=READY, write=write, outputs={"bytes": row.bytes})
        except BaseException:
            # No public file without its row.
            storages["public"].delete(str(row.file))
            raise

    def _later(self, step: AssetStep | None, code: str, words: str) -> NotSent:
        if step is not None:
            note_failure(step, words=words, counts=False)
        return NotSent(code=code, words=words)


def _told_to(step: AssetStep) -> Callable[[float], None]:
    """Write the share that is done onto the step; called from a thread beside the work."""
    home = threading.get_ident()

    def tell(share: float) -> None:
        with suppress(DatabaseProblem):
            AssetStep.objects.filter(pk=step.pk, state=AssetStep.State.BEGUN).update(
                outputs={"share": round(share, 2)}
            )
        if threading.get_ident() != home:
            connection.close()

    return tell
