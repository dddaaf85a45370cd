"""The time that every courier agrees on."""

import threading
import time
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

ASK_EVERY = 1.0


class DatabaseClock:
    """The database server's time on PostgreSQL, this machine's on SQLite.

    One clock for all couriers: a worker whose own clock runs an hour ahead must not send an hour
    early. Between two answers of the server, at most a second apart, the monotonic clock counts.
    """

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._answer: datetime | None = None
        self._answered_at = 0.0

    def __call__(self) -> datetime:
        if connection.vendor != "postgresql":
            return timezone.now()
        with self._mutex:
            since = time.monotonic() - self._answered_at
            if self._answer is not None and since < ASK_EVERY:
                return self._answer + timedelta(seconds=since)
        return self._ask()

    def _ask(self) -> datetime:
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            answer: datetime = cursor.fetchone()[0]
        with self._mutex:
            self._answer, self._answered_at = answer, time.monotonic()
        return answer
