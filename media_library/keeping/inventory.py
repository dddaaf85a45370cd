"""Both sides of the books on disk: what rows name and what is stored, compared without memory."""

import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from media_library.keeping.named import NamedFile
from media_library.keeping.stored import StoredFile

Tell = Callable[[int], None]

_BATCH = 5000
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE named (
  alias TEXT, name TEXT, owner TEXT, size INTEGER, algorithm TEXT, digest TEXT, is_required INTEGER,
  PRIMARY KEY (alias, name)) WITHOUT ROWID;
CREATE TABLE stored (
  alias TEXT, name TEXT, size INTEGER, modified REAL, uuid TEXT,
  PRIMARY KEY (alias, name)) WITHOUT ROWID;
CREATE TABLE on_their_way (uuid TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_NAME = """
INSERT INTO named VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
  is_required = max(is_required, excluded.is_required),
  size = coalesce(size, excluded.size),
  algorithm = CASE digest WHEN '' THEN excluded.algorithm ELSE algorithm END,
  digest = CASE digest WHEN '' THEN excluded.digest ELSE digest END
"""
_COLUMNS = "SELECT named.alias, named.name, owner, named.size, algorithm, digest, is_required"


class Inventory:
    """A throw-away SQLite file: sorting by the database's collation and by S3's bytes differs."""

    def __init__(self, books: sqlite3.Connection) -> None:
        self._books = books
        books.executescript(_TABLES)

    def note_named(self, files: Iterable[NamedFile], *, tell: Tell) -> None:
        rows = (
            (one.alias, one.name, one.owner, one.size, one.algorithm, one.digest, one.is_required)
            for one in files
        )
        self._write(_NAME, rows, tell)

    def note_stored(self, alias: str, files: Iterable[StoredFile], *, tell: Tell) -> None:
        rows = (
            (alias, file.name, file.bytes, file.modified_at.timestamp(), uuid_in(file.name))
            for file in files
        )
        self._write("INSERT OR REPLACE INTO stored VALUES (?, ?, ?, ?, ?)", rows, tell)

    def note_on_their_way(self, uuids: Iterable[str]) -> None:
        rows = ((uuid,) for uuid in uuids)
        self._write("INSERT OR IGNORE INTO on_their_way VALUES (?)", rows, lambda _number: None)

    def count_stored(self, alias: str) -> int:
        return self._count("SELECT count(*) FROM stored WHERE alias = ?", alias)

    def count_named(self, alias: str) -> int:
        query = "SELECT count(*) FROM named WHERE alias = ? AND is_required"
        return self._count(query, alias)

    def count_unchecked(self, alias: str) -> int:
        """Count files of which no row keeps a digest."""
        query = "SELECT count(*) FROM named WHERE alias = ? AND is_required AND digest = ''"
        return self._count(query, alias)

    def missing(self) -> Iterator[NamedFile]:
        """Yield what rows name and nobody stored."""
        query = (
            f"{_COLUMNS} FROM named LEFT JOIN stored USING (alias, name) "
            "WHERE stored.name IS NULL AND is_required ORDER BY 1, 2"
        )
        for row in self._books.execute(query):
            yield _named_of(row)

    def present(self) -> Iterator[tuple[NamedFile, int]]:
        """Yield what rows name and is stored, with its size there."""
        query = (
            f"{_COLUMNS}, stored.size FROM named JOIN stored USING (alias, name) "
            "WHERE is_required ORDER BY 1, 2"
        )
        for row in self._books.execute(query):
            yield _named_of(row[:7]), row[7]

    def forgotten(self, alias: str) -> Iterator[StoredFile]:
        """Yield what is stored and no row names, nor ever will by what is on its way."""
        query = (
            "SELECT name, size, modified FROM stored WHERE alias = ? "
            "AND NOT EXISTS (SELECT 1 FROM named WHERE named.alias = stored.alias "
            "AND named.name = stored.name) "
            "AND uuid NOT IN (SELECT uuid FROM on_their_way) ORDER BY name"
        )
        for name, size, modified in self._books.execute(query, [alias]):
            yield StoredFile(
                name=name, bytes=size, modified_at=datetime.fromtimestamp(modified, tz=UTC)
            )

    def _count(self, query: str, alias: str) -> int:
        return int(self._books.execute(query, [alias]).fetchone()[0])

    def _write(self, statement: str, rows: Iterable[tuple[object, ...]], tell: Tell) -> None:
        left = iter(rows)
        while some := list(islice(left, _BATCH)):
            self._books.executemany(statement, some)
            tell(len(some))
        self._books.commit()


@contextmanager
def inventory() -> Iterator[Inventory]:
    """Lend empty books, which are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="keeping-") as folder:
        with closing(sqlite3.connect(Path(folder) / "books.sqlite3")) as books:
            yield Inventory(books)


def uuid_in(name: str) -> str:
    """Return the uuid of the upload or asset to which a file's name says that it belongs, or ""."""
    found = _UUID.search(name)
    return found.group() if found else ""


def _named_of(row: tuple[str, str, str, int | None, str, str, int]) -> NamedFile:
    alias, name, owner, size, algorithm, digest, is_required = row
    return NamedFile(
        alias=alias,
        name=name,
        owner=owner,
        size=size,
        algorithm=algorithm,
        digest=digest,
        is_required=bool(is_required),
    )
