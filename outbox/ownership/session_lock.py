"""Ownership on PostgreSQL: an advisory lock that lives as long as one database session.

A killed courier loses it with its connection, a stopped one keeps it. The connection must reach
the server itself, not a pooler that shares sessions between transactions.
"""

import hashlib
import logging
import threading
from typing import Any

import psycopg

from outbox.ownership.base import new_identity

logger = logging.getLogger(__name__)

# A lost network must not hang the check before a call; the server keeps its own, longer limits,
# so that a stopped courier is not taken for a dead one.
LIVELINESS = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}


def lock_key(identity: str) -> int:
    """The signed 64-bit number under which PostgreSQL knows an identity."""
    digest = hashlib.blake2b(identity.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class SessionLock:
    """One dedicated session per courier that holds the lock on its identity."""

    ends_with_lease = False

    def __init__(self, *, connection_params: dict[str, Any]) -> None:
        self._params = {**connection_params, **LIVELINESS}
        self._mutex = threading.Lock()
        self._session: psycopg.Connection[Any] | None = None
        self._identity = ""

    @property
    def identity(self) -> str:
        return self._identity

    def ensure(self) -> None:
        with self._mutex:
            if self._answers():
                return
            self._drop()
            identity = new_identity()
            session = psycopg.connect(**self._params, autocommit=True)
            session.execute("SELECT pg_advisory_lock(%s)", [lock_key(identity)])
            self._session, self._identity = session, identity

    def still_mine(self, owner: str) -> bool:
        """A session that answers still holds its lock: the two only ever go together."""
        with self._mutex:
            return owner == self._identity and self._answers()

    def is_alive(self, owner: str) -> bool:
        """Raises psycopg.Error when the database cannot be asked."""
        with self._mutex:
            if owner == self._identity:
                return True
            if self._session is None:
                return True
            key = lock_key(owner)
            found = self._session.execute("SELECT pg_try_advisory_lock(%s)", [key]).fetchone()
            if not found or not found[0]:
                return True
            self._session.execute("SELECT pg_advisory_unlock(%s)", [key])
            return False

    def let_go(self) -> None:
        with self._mutex:
            self._drop()

    def _answers(self) -> bool:
        if self._session is None:
            return False
        try:
            self._session.execute("SELECT 1")
        except psycopg.Error as error:
            logger.warning("The session that proves ownership is lost: %s", error)
            return False
        return True

    def _drop(self) -> None:
        if self._session is not None:
            self._session.close()
        self._session, self._identity = None, ""
