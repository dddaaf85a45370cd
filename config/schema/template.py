"""Writing and loading the schema template."""

import sqlite3
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

TEMPLATE = Path(__file__).with_name("sqlite.sql")


def dump(source: sqlite3.Connection) -> str:
    """Return the statements that make `source` anew: tables, their rows, indexes, triggers.

    The tables that SQLite keeps behind a full-text table are left out: creating the full-text
    table makes them.
    """
    objects = source.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    virtual = [name for kind, name, sql in objects if sql.upper().startswith("CREATE VIRTUAL")]
    behind = {f"{name}_{part}" for name in virtual for part in _FTS_PARTS}
    lines = []
    for kind, name, sql in objects:
        if kind != "table" or name in behind or name.startswith("sqlite_"):
            continue
        lines.append(f"{sql};")
        if name not in virtual:
            lines += _rows(source, name)
    lines += [f"{sql};" for kind, name, sql in objects if kind in {"index", "trigger", "view"}]
    counters = source.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall()
    lines.append("DELETE FROM sqlite_sequence;")
    lines += [f"INSERT INTO sqlite_sequence VALUES({name!r},{seq});" for name, seq in counters]
    return "\n".join(lines) + "\n"


_FTS_PARTS = ("config", "content", "data", "docsize", "idx")


def _rows(source: sqlite3.Connection, table: str) -> list[str]:
    columns = [row[1] for row in source.execute(f'PRAGMA table_info("{table}")')]
    quoted = " || ',' || ".join(f'quote("{column}")' for column in columns)
    query = f'SELECT {quoted} FROM "{table}" ORDER BY 1'  # noqa: S608  names from the schema itself
    return [f'INSERT INTO "{table}" VALUES({row[0]});' for row in source.execute(query)]


def load(connection: BaseDatabaseWrapper) -> bool:
    """Load the template into an empty SQLite database; False if it is not empty or not SQLite.

    `migrate` runs afterwards in any case, so a stale template is slower but never wrong.
    """
    if connection.vendor != "sqlite" or not TEMPLATE.exists():
        return False
    connection.ensure_connection()
    raw = connection.connection
    if raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return False
    # Tables refer to each other in circles; the pragma means nothing inside a transaction.
    raw.executescript(
        f"PRAGMA foreign_keys=OFF;BEGIN;\n{TEMPLATE.read_text()}\nCOMMIT;PRAGMA foreign_keys=ON;"
    )
    return True
