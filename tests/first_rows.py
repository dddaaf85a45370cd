"""The rows a database has before any test, kept once and given back to each test that commits."""

import sqlite3
from collections.abc import Callable

from django.db import connection


def keep() -> Callable[[], None]:
    """Read the first rows now; calling the answer makes the database hold them, and no others.

    Django empties every table after a test that commits, and then makes content types and
    permissions anew, under other ids: both are undone here.
    """
    connection.ensure_connection()
    return _on_sqlite() if connection.vendor == "sqlite" else _on_postgresql()


def _on_sqlite() -> Callable[[], None]:
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(kept)

    def give_back() -> None:
        connection.ensure_connection()
        kept.backup(connection.connection)

    return give_back


def _on_postgresql() -> Callable[[], None]:
    kept: dict[str, bytes] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.copy(f'COPY "{table}" TO STDOUT') as out:
                if rows := b"".join(bytes(block) for block in out):
                    kept[table] = rows
    tables = ", ".join(f'"{table}"' for table in kept)

    def give_back() -> None:
        # Foreign keys are checked at commit: the order of the tables does not matter.
        connection.ensure_connection()
        with connection.connection.transaction(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {tables} CASCADE")
            for table, rows in kept.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as into:
                    into.write(rows)

    return give_back
