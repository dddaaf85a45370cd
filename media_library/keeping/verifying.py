"""Proving that every row has its bytes and every byte its row; nothing is changed here."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from media_library.keeping.inventory import Inventory, uuid_in
from media_library.keeping.named import (
    NamedFile,
    ids_on_their_way,
    is_named,
    is_on_its_way,
    named_files,
)
from media_library.keeping.stored import (
    ALIASES,
    PLACE_WORDS,
    STORAGE_TROUBLE,
    StoredFile,
    blocks_of,
    is_there,
    stored_files,
)
from media_library.rules.keeping import is_young

# Called with what is being done and how many more of it are done by now.
Tell = Callable[[str, int], None]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that is not as it should be: "missing", "size", "checksum", "unreadable" or
    "forgotten" (stored, and no row names it)."""

    kind: str
    alias: str
    name: str
    words: str


def take_stock(books: Inventory, *, tell: Tell) -> None:
    """Fill the books with both sides. Raises one of STORAGE_TROUBLE, and then nothing is known."""
    books.note_named(named_files(), tell=partial(tell, "rows read"))
    for alias in ALIASES:
        listed = f"{PLACE_WORDS[alias]} files listed"
        books.note_stored(alias, stored_files(alias), tell=partial(tell, listed))
    # Last: what began to arrive during the listing is on its way, too.
    books.note_on_their_way(ids_on_their_way())


def findings(
    books: Inventory, *, now: datetime, with_checksums: bool, tell: Tell
) -> Iterator[Finding]:
    """Yield what is wrong; each is looked at once more, since work went on during the listing.

    Raises one of STORAGE_TROUBLE where that cannot be done.
    """
    for missing in books.missing():
        if _is_wanted(missing) and not is_there(missing.alias, missing.name):
            yield _finding("missing", missing, "is not there")
    for present, size in books.present():
        if present.size is not None and present.size != size and _is_wanted(present):
            yield _finding("size", present, f"has {size} bytes instead of {present.size}")
        elif with_checksums and present.digest:
            words = _why_not_whole(present)
            if words and _is_wanted(present):
                yield _finding("checksum", present, words)
            tell("checksums read", 1)
    for alias in ALIASES:
        for stored in forgotten(books, alias, now=now):
            words = f"no row names it ({stored.bytes} bytes, {stored.modified_at:%Y-%m-%d %H:%M})"
            yield Finding(kind="forgotten", alias=alias, name=stored.name, words=words)


def forgotten(books: Inventory, alias: str, *, now: datetime) -> Iterator[StoredFile]:
    """Yield stored files that nothing names, also at this moment, and that are not young."""
    for stored in books.forgotten(alias):
        if not is_young(modified_at=stored.modified_at, now=now) and is_forgotten(
            alias, stored.name
        ):
            yield stored


def is_forgotten(alias: str, name: str) -> bool:
    """Say whether no row names a file now, nor will by what is on its way."""
    uuid = uuid_in(name)
    return not is_named(alias=alias, name=name) and not (uuid and is_on_its_way(uuid))


def _is_wanted(named: NamedFile) -> bool:
    return is_named(alias=named.alias, name=named.name)


def _why_not_whole(named: NamedFile) -> str:
    digest = hashlib.new(named.algorithm, usedforsecurity=False)
    try:
        for block in blocks_of(named.alias, named.name):
            digest.update(block)
    except STORAGE_TROUBLE as error:
        return f"cannot be read: {error}"
    if digest.hexdigest().startswith(named.digest):
        return ""
    return f"has another {named.algorithm}: {digest.hexdigest()} instead of {named.digest}"


def _finding(kind: str, named: NamedFile, words: str) -> Finding:
    return Finding(
        kind=kind, alias=named.alias, name=named.name, words=f"{words} (named by {named.owner})"
    )
