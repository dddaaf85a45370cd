"""The finale of the benchmark, in a process of its own: armed, pressed, judged.

It takes a JSON list of words a line, and answers in JSON.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from config.settings.environment import PROJECT_DIR

PEARLS = 2


class Stage:
    """What the benchmark lets happen on the site's database."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, *words: object) -> Any:
        """Let it do something; returns what it says. Raises RuntimeError when it has died."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([str(word) for word in words]) + "\n")
        self._process.stdin.flush()
        if not (said := self._process.stdout.readline()):
            raise RuntimeError(f"the stage fell at {words}")
        return json.loads(said)


@contextmanager
def stage_set(env: dict[str, str]) -> Iterator[Stage]:
    """Migrate, publish a finale in every language, and be there until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-c", "from bench.reveal.stage import main; main()"],
        env=env,
        cwd=PROJECT_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            stage = Stage(process)
            stage.ask("publish")
            yield stage
        finally:
            process.kill()


def publish() -> None:
    from django.core.management import call_command

    from tests.ceremonies.finale import finale

    call_command("migrate", verbosity=0)
    finale()


def arm(turn: str, seconds: str) -> float:
    """Arm new Pearls for so many seconds from now; returns the moment, Unix time."""
    from django.utils import timezone

    from ceremonies.models import Announcement, Ceremony
    from tests.ceremonies.finale import armed, new_pearl

    Announcement.objects.all().delete()
    now = timezone.now()
    pearls = [new_pearl(f"Pearl{turn}{number}") for number in range(PEARLS)]
    reveal_at = now + timedelta(seconds=float(seconds))
    armed(Ceremony.objects.get(name="Finale"), *pearls, now=now, reveal_at=reveal_at)
    return reveal_at.timestamp()


def press(button: str) -> float:
    """Press a button; returns when that was committed, Unix time."""
    from django.utils import timezone

    from ceremonies.actions.cueing import press as press_button
    from ceremonies.models import Announcement
    from ceremonies.rules.announcing import Press

    row = Announcement.objects.get()
    press_button(announcement_id=row.pk, button=Press(button), by=None, now=timezone.now())
    return _committed(button)[-1]


def judge() -> dict[str, Any]:
    """Say when it was announced and how often, and which pages there are."""
    from ceremonies.models import OwedPage
    from cms.models import PearlPage

    owed = OwedPage.objects.all()
    pages = PearlPage.objects.filter(pk__in=owed.values("page"))
    return {
        "announced_at": _committed("announced"),
        "owed": owed.count(),
        "unpublished": owed.filter(published_at=None).count(),
        "pages": pages.live().count(),
        "of_this_turn": PearlPage.objects.filter(
            slug__in=set(pages.values_list("slug", flat=True))
        ).count(),
    }


def _committed(kind: str) -> list[float]:
    """Return when each such line of the log was committed: the server's own word."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM pg_xact_commit_timestamp(xmin)) "
            "FROM ceremonies_cue WHERE kind = %s ORDER BY id",
            [kind],
        )
        return [float(at) for (at,) in cursor.fetchall()]


WHAT: dict[str, Any] = {"publish": publish, "arm": arm, "press": press, "judge": judge}


def main() -> None:
    import django

    django.setup()
    for line in sys.stdin:
        what, *words = json.loads(line)
        print(json.dumps(WHAT[what](*words)), flush=True)
