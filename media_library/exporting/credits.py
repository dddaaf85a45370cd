"""The credits that go with every file that is handed out, as text and as a table."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

# What a spreadsheet would take for a formula (OWASP, CSV injection).
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")


@dataclass(frozen=True, kw_only=True)
class Credit:
    """Who has to be named for a file, and under which licence it may be used."""

    file: str
    title: str
    credit: str
    licence: str
    alt: str


def credits_text(credits: Iterable[Credit], *, left_out: Iterable[str]) -> str:
    """Return a text for people: each file with its credit, and what is not in it."""
    lines = [_("Please print the credit beside each picture."), ""]
    for one in credits:
        lines += [one.file, f"  {_one_line(one.title)}", f"  © {_one_line(one.credit)}"]
        lines += [f"  {one.licence}", f"  {_one_line(one.alt)}" if one.alt else "", ""]
    missing = [_one_line(name) for name in left_out]
    if missing:
        lines += [_("Left out, because they may not be used by the press:"), *missing]
    return "\r\n".join(lines) + "\r\n"


def credits_table(credits: Iterable[Credit]) -> str:
    """Return the same as CSV, with nothing in it that a spreadsheet would run."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["file", "title", "credit", "licence", "description"])
    for one in credits:
        cells = (one.file, one.title, one.credit, one.licence, one.alt)
        writer.writerow([safe_cell(cell) for cell in cells])
    return "\ufeff" + out.getvalue()  # the mark by which Excel knows UTF-8


def safe_cell(text: str) -> str:
    """Return a cell that stays text: what begins like a formula gets an apostrophe."""
    flat = _one_line(text)
    return f"'{flat}" if text.startswith(_FORMULAS) or flat.startswith(_FORMULAS) else flat


def _one_line(text: str) -> str:
    return " ".join(text.split())
