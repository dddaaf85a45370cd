"""Which kind of ownership fits the database in use."""

from pathlib import Path

from django.db import connection

from outbox.ownership.base import LeaseOnly, Ownership
from outbox.ownership.file_lock import HAS_FILE_LOCKS, FileLock
from outbox.ownership.session_lock import SessionLock

WHERE_TO_CONNECT = {"host", "port", "dbname", "user", "password", "service", "passfile"}


def ownership_here() -> Ownership:
    """The strongest ownership that the configured database and this system allow.

    SQLite's lock files lie beside the database file, so couriers that share the one always share
    the other. A database in memory has one process only and needs no more than leases.
    """
    if connection.vendor == "postgresql":
        params = connection.get_connection_params()
        return SessionLock(
            connection_params={
                name: value
                for name, value in params.items()
                if name in WHERE_TO_CONNECT or name.startswith("ssl")
            }
        )
    database = str(connection.settings_dict["NAME"])
    if ":memory:" in database or "mode=memory" in database or not HAS_FILE_LOCKS:
        return LeaseOnly()
    return FileLock(directory=Path(f"{database}.owners"))
