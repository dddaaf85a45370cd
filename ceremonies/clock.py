"""The clock of the finale: a resident process that looks five times a second what is due.

Several may run, so that one can fall: the moment belongs to whoever has the lock, and everything
behind it may be asked for any number of times.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.db import Error as DatabaseProblem
from django.db import connection, connections, transaction

from ceremonies.actions.publishing_pearls import publish_owed
from ceremonies.actions.revealing import reveal_due
from ceremonies.actions.telling_news import tell_owed
from ceremonies.live_files import LiveFiles
from ceremonies.models import Announcement, OwedNews, OwedPage
from ceremonies.rules.announcing import State
from ceremonies.secrecy import Unspeakable, unlogged

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.2
SIGN_EVERY = 2.0
# Of a clock that has given no sign for so long the desk says that there is none.
SILENT_AFTER = timedelta(seconds=6)
LOCK = 0x5EA1ED  # the number of PostgreSQL's advisory lock


class Clock:
    """Looks, announces and publishes until it is asked to stop; `tell_time` gives the time."""

    def __init__(self, *, tell_time: Callable[[], datetime]) -> None:
        self._tell_time = tell_time
        self._signed_at = float("-inf")
        self._files = LiveFiles(settings.LIVE_ROOT) if settings.LIVE_ROOT else None
        self.stopping = threading.Event()

    def run(self) -> None:
        """Look until `stopping` is set; a database that is away is waited for."""
        while not self.stopping.wait(LOOK_EVERY):
            try:
                self.look()
            except DatabaseProblem as error:
                logger.warning("The database is away: %s", type(error).__name__)
                connections.close_all()
        if self._files:
            self._files.clear()

    def look(self) -> bool:
        """Do what is due; says whether there was anything. The pages wait for the moment."""
        now = self._tell_time()
        self._give_sign_of_life(now)
        is_due = is_anything_due(now=now)
        if is_due:
            with alone() as is_ours:
                if is_ours:
                    reveal_due(now=now)
        self._tell(now)
        if is_due:
            publish_owed(now=now)
            tell_owed(now=now)
        return is_due

    def _tell(self, now: datetime) -> None:
        """Let nginx tell what is committed; that it cannot must not keep the moment from coming."""
        if self._files is None:
            return
        try:
            with unlogged(but=DatabaseProblem):
                self._files.keep(now=now)
        except (OSError, Unspeakable) as error:
            logger.error("The files of the finale could not be written: %s", error)

    def _give_sign_of_life(self, now: datetime) -> None:
        """Write down that somebody looks; only where something waits for its moment."""
        if time.monotonic() - self._signed_at > SIGN_EVERY:
            Announcement.objects.filter(state=State.ARMED).update(clock_seen_at=now)
            self._signed_at = time.monotonic()


def is_anything_due(*, now: datetime) -> bool:
    """Look without any lock, which is all that is done for weeks."""
    armed = Announcement.objects.filter(
        state=State.ARMED, held_at=None, reveal_at__lte=now, is_rehearsal=False
    )
    owed = OwedPage.objects.filter(published_at=None, try_at__lte=now)
    news = OwedNews.objects.filter(written_at=None, try_at__lte=now)
    return armed.exists() or owed.exists() or news.exists()


@contextmanager
def alone() -> Iterator[bool]:
    """Open a transaction that one clock at a time may act in; says whether this one may.

    On SQLite every transaction holds the write lock from its beginning (outbox.E001).
    """
    with transaction.atomic():
        if connection.vendor != "postgresql":
            yield True
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
            (is_ours,) = cursor.fetchone()
        yield bool(is_ours)
