"""From the bytes of a file to its letters: the encodings that office programs of the region write.

What marks itself (UTF-8, UTF-16) is believed. The three Windows code pages do not mark themselves
and share most of their bytes, so the one is taken whose letters fit the languages of the rows.
"""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass

from campaigns.rules.plan_rows import Table, table_of
from outbox.rules.refusals import Refusal

MOST_BYTES = 1_000_000
CODE_PAGES = ("cp1252", "cp1257", "cp1250")
# The encodings that a person may name, in the order in which they are offered.
KNOWN = ("utf-8", "utf-16", *CODE_PAGES)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LETTERS = {
    "en": "",
    "da": "æøå",
    "et": "äöõüšž",
    "fi": "äöåšž",
    "de": "äöüß",
    "lv": "āčēģīķļņšūž",
    "lt": "ąčęėįšųūž",
    "pl": "ąćęłńóśźż",
    "sv": "äöåé",
}
_ANY = frozenset("".join(_LETTERS.values()))
_PUNCTUATION = frozenset("–—“”„‘’…«»€§°·\u00a0")


@dataclass(frozen=True, kw_only=True)
class Letters:
    """A text, and the encoding that it was read with."""

    text: str
    encoding: str


def letters_of(raw: bytes, *, encoding: str = "") -> Letters | Refusal:
    """Read bytes as text, by the encoding that a person named or else by the likeliest.

    Refusals: "file-too-big", "is-workbook", "not-text", "letters-unreadable".
    """
    if len(raw) > MOST_BYTES:
        return Refusal("file-too-big", {"limit": MOST_BYTES // 1000})
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return Refusal("is-workbook")
    found = _named(raw, encoding) if encoding in KNOWN else _found(raw)
    if found is None:
        return Refusal("letters-unreadable")
    return Refusal("not-text") if "\x00" in found.text else found


def _named(raw: bytes, encoding: str) -> Letters | None:
    if encoding == "utf-16" and not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16-le"  # what Windows means by UTF-16
    return _decoded(raw, encoding)


def _found(raw: bytes) -> Letters | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw, encoding)
    if raw[1:2] == b"\x00" or raw[:1] == b"\x00":  # the first letter is ASCII: it names a column
        return _decoded(raw, "utf-16-be" if raw[:1] == b"\x00" else "utf-16-le")
    if (plain := _decoded(raw, "utf-8")) is not None:
        return plain
    candidates = [found for page in CODE_PAGES if (found := _decoded(raw, page)) is not None]
    return max(candidates, key=lambda found: _fit(found.text), default=None)


def _decoded(raw: bytes, encoding: str) -> Letters | None:
    try:
        return Letters(text=raw.decode(encoding).removeprefix("\ufeff"), encoding=encoding)
    except UnicodeDecodeError:
        return None


def _fit(text: str) -> int:
    """Count the letters that belong to their row's language, less those that do not."""
    table = table_of(text)
    if not isinstance(table, Table):
        return _fitting(text, _ANY)
    return sum(
        _fitting("".join(row.raw), _alphabet(row.cells.get("language", ""))) for row in table.rows
    )


def _alphabet(language: str) -> Iterable[str]:
    return _LETTERS.get(language.strip().casefold(), _ANY)


def _fitting(text: str, alphabet: Iterable[str]) -> int:
    beyond = [letter for letter in text.lower() if not letter.isascii()]
    good = sum(letter in alphabet or letter in _PUNCTUATION for letter in beyond)
    return 2 * good - len(beyond)
