"""A table of plans as text: which columns it has, its rows, the broken ones among them, and back.

Quoting is RFC 4180. A spreadsheet program would run a cell that begins like a formula, so such a
cell leaves with an apostrophe before it, and loses it again on the way in (OWASP, CSV injection).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from outbox.rules.refusals import Refusal

WORDS = ("title", "text", "link", "hashtags", "statement")
COLUMNS = ("campaign", "message", "kind", "channel", "language", *WORDS, "date", "time", "zone")
REQUIRED = ("campaign", "message", "channel", "language")
# What an export or a list of fates adds: known, and not read.
ADDED = ("state", "series_on", "due_at_utc", "cet", "eet", "remote_url", "fate")
# What spreadsheets of this region write between two cells.
DELIMITERS = (";", ",", "\t")
MOST_ROWS = 200  # all of them are tried in one transaction, which others wait for
MOST_CELL = 20_000

_NAMED_DELIMITER = re.compile(r'"?sep=([,;\t])"?[,;\t]*\s*', re.IGNORECASE)
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # full width counts, too


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row, numbered as spreadsheets number it; `refusal` says why it cannot be read at all.

    `cells` has an entry for each column that the table names. Of a row that cannot be read it is
    empty, and `raw` holds what stands there.
    """

    number: int
    cells: Mapping[str, str]
    raw: tuple[str, ...]
    refusal: Refusal | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A readable table; `header` is as it was written, `unknown` are columns nobody asked for."""

    header: tuple[str, ...]
    unknown: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str


def table_of(text: str) -> Table | Refusal:
    """Read a table of plans, or say why nothing of it can be read.

    Refusals: "file-empty", "columns-missing", "column-twice", "no-rows", "too-many-rows".
    """
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="").readlines()
    named = _NAMED_DELIMITER.fullmatch(lines[0].rstrip("\r\n")) if lines else None
    before = 1 if named else 0
    while before < len(lines) and not lines[before].strip(" ;,\t\r\n"):
        before += 1
    if before == len(lines):
        return Refusal("file-empty")
    delimiter = named.group(1) if named else _likeliest_delimiter(lines[before:])
    records = _records(lines[before:], delimiter=delimiter)
    first = next(records)
    header = (first,) if isinstance(first, str) else first
    names = tuple(_column(cell) for cell in header)
    if refusal := _why_no_header(names):
        return refusal
    rows: list[Row] = []
    for number, record in enumerate(records, start=before + 2):
        if not any(cell.strip() for cell in record):
            continue  # spreadsheets leave empty rows at the end
        if len(rows) == MOST_ROWS:
            return Refusal("too-many-rows", {"limit": MOST_ROWS})
        rows.append(_row(number, record, names))
    if not rows:
        return Refusal("no-rows")
    unknown = tuple(
        cell.strip()
        for cell, name in zip(header, names, strict=True)
        if name and name not in COLUMNS and name not in ADDED
    )
    return Table(header=header, unknown=unknown, rows=tuple(rows), delimiter=delimiter)


def written(header: Sequence[str], rows: Iterable[Iterable[str]], *, delimiter: str) -> str:
    """Write a table that spreadsheets open without running anything in it."""
    return "".join(written_rows([header, *rows], delimiter=delimiter))


def written_rows(rows: Iterable[Iterable[str]], *, delimiter: str) -> Iterator[str]:
    """Write one row after the other, for answers that are streamed."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter)
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; `unguarded` gives it back exactly."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take away the apostrophe that `guarded` put before a cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _records(lines: Sequence[str], *, delimiter: str) -> Iterator[tuple[str, ...] | str]:
    """Yield the records, a bare line for one that is broken; reading goes on in the line after."""
    base = 0
    while base < len(lines):
        reader = csv.reader(_lines_from(lines, base), delimiter=delimiter, strict=True)
        begin = base
        try:
            for record in reader:
                yield tuple(record)
                begin = base + reader.line_num
        except csv.Error:
            yield lines[begin]
            base = begin + 1
        else:
            return


def _lines_from(lines: Sequence[str], start: int) -> Iterator[str]:
    return (lines[number] for number in range(start, len(lines)))


def _likeliest_delimiter(lines: Sequence[str]) -> str:
    def columns_found(delimiter: str) -> int:
        header = next(_records(lines, delimiter=delimiter))
        return len({_column(cell) for cell in header} & set(COLUMNS))

    return max(DELIMITERS, key=columns_found)


def _column(cell: str) -> str:
    return re.sub(r"[\s_-]+", "_", cell.strip().casefold())


def _why_no_header(names: Sequence[str]) -> Refusal | None:
    needed = [*REQUIRED]
    if "date" in names or "time" in names:
        needed += ["date", "time"]
    if missing := [name for name in needed if name not in names]:
        return Refusal("columns-missing", {"columns": ", ".join(missing)})
    twice = [name for name in COLUMNS if names.count(name) > 1]
    return Refusal("column-twice", {"columns": ", ".join(twice)}) if twice else None


def _row(number: int, record: tuple[str, ...] | str, names: Sequence[str]) -> Row:
    if isinstance(record, str):
        return Row(number=number, cells={}, raw=(record,), refusal=Refusal("row-quotes"))
    cells = record
    while len(cells) > len(names) and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) != len(names):
        facts = {"found": len(cells), "expected": len(names)}
        return Row(number=number, cells={}, raw=record, refusal=Refusal("row-broken", facts))
    read = {
        name: unguarded(cell) for name, cell in zip(names, cells, strict=True) if name in COLUMNS
    }
    long = next((name for name, cell in read.items() if len(cell) > MOST_CELL), None)
    if long is not None:
        too_long = Refusal("cell-too-long", {"column": long, "limit": MOST_CELL})
        return Row(number=number, cells={}, raw=record, refusal=too_long)
    return Row(number=number, cells=read, raw=record)
