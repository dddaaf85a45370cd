"""The janitor: what is over, given up on or forgotten is removed, never what is fresh."""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from django.core.files.storage import storages

from media_library.actions.giving_back import let_go, overdue, recount
from media_library.actions.receiving import forget_unfinished
from media_library.ingest.scratch import sweep_scratch
from media_library.keeping.counting import miscounts
from media_library.keeping.inventory import Inventory, inventory
from media_library.keeping.parts import abandoned_parts, abort
from media_library.keeping.stored import ALIASES, PLACE_WORDS, STORAGE_TROUBLE
from media_library.keeping.verifying import Tell, forgotten, take_stock
from media_library.models import FormerFile
from media_library.rights.destroying import destroy
from media_library.rules.keeping import FORMER_FOR, TURNED_DOWN, YOUNG, looks_wrong
from media_library.uploading.ending import (
    discard_received,
    expire_uploads,
    over_their_time,
    unwanted,
)
from media_library.uploading.spool import SpoolGone

logger = logging.getLogger(__name__)
MOST_STUBBORN = 3


@dataclass
class Tidied:
    """What was done, or would have been: a line for each, and a line for each trouble.

    `lines` tell what was removed, `mended` what was counted wrong.
    """

    lines: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def tidy_media(
    *,
    now: datetime,
    is_real: bool,
    even_many: bool = False,
    tell: Tell = lambda _what, _more: None,
) -> Tidied:
    """Remove what nobody needs; without `is_real` only say what that would be.

    One part that fails keeps none of the others from being done. Forgotten files are removed only
    after both storages were listed to their ends, and not when there are suspiciously many of
    them, unless `even_many`.
    """
    tidied = Tidied()
    parts: tuple[Callable[[], Iterator[str]], ...] = (
        lambda: _end_uploads(now, is_real),
        lambda: _let_go(tidied, now, is_real),
        lambda: _remove_former(now, is_real),
        lambda: _remove_forgotten(tidied, now, is_real, even_many, tell),
        lambda: _abort_parts(now, is_real),
        lambda: _sweep_scratch(is_real),
    )
    for part in parts:
        try:
            for line in part():
                logger.info("tidied: %s", line)
                tidied.lines.append(line)
        except STORAGE_TROUBLE as error:
            logger.warning("not tidied: %s", error)
            tidied.troubles.append(f"a storage does not answer: {error}")
    for line in _mend_spaces(is_real):
        logger.warning("mended: %s", line)
        tidied.mended.append(line)
    return tidied


def _end_uploads(now: datetime, is_real: bool) -> Iterator[str]:
    late = over_their_time(now=now).count()
    # What was turned down on arrival has its own time, like what was turned down later.
    given_up = list(unwanted(before=now - YOUNG).exclude(asset__state__in=TURNED_DOWN))
    if is_real:
        late = expire_uploads(now=now)
        for upload in given_up:
            discard_received(upload=upload)
        forget_unfinished(now=now)
    if late:
        yield f"{late} uploads that were over their time"
    for upload in given_up:
        yield f"upload {upload.uuid}, whose file is not wanted any more"


def _let_go(tidied: Tidied, now: datetime, is_real: bool) -> Iterator[str]:
    """Destroy what was refused or rejected long enough ago; its row keeps saying why.

    One file that cannot be removed keeps no other; several mean that the storage is away.
    """
    stubborn = 0
    for asset in overdue(now=now).iterator():
        words = f"bytes of asset {asset.uuid}, {asset.state} since {asset.state_at:%Y-%m-%d}"
        try:
            is_gone = not is_real or let_go(asset=asset, now=now)
        except STORAGE_TROUBLE as error:
            stubborn += 1
            if stubborn > MOST_STUBBORN:
                raise
            tidied.troubles.append(f"{words}: {error}")
            continue
        if is_gone:
            yield words


def _mend_spaces(is_real: bool) -> Iterator[str]:
    """Set right how much of its space each organisation uses, where that is not what rows say."""
    for wrong in miscounts():
        found = recount(space_id=wrong.space_id) if is_real else wrong
        if found is not None:
            yield found.words


def _remove_former(now: datetime, is_real: bool) -> Iterator[str]:
    """Remove replaced pictures that no page in anybody's cache can name any more."""
    for former in FormerFile.objects.filter(replaced_at__lt=now - FORMER_FOR).iterator():
        if is_real:
            destroy(storage=storages["public"], name=former.name)
            former.delete()
        yield f"public {former.name}, which was replaced"


def _remove_forgotten(
    tidied: Tidied, now: datetime, is_real: bool, even_many: bool, tell: Tell
) -> Iterator[str]:
    with inventory() as books:
        take_stock(books, tell=tell)
        for alias in ALIASES:
            number = sum(1 for _ in forgotten(books, alias, now=now))
            stored = books.count_stored(alias)
            if looks_wrong(forgotten=number, stored=stored) and not even_many:
                tidied.troubles.append(
                    f"{number} of {stored} {PLACE_WORDS[alias]} files have no row: is this the "
                    "right database, and was no older one restored? None of them was removed"
                )
                continue
            yield from _forgotten_of(books, alias, now, is_real)


def _forgotten_of(books: Inventory, alias: str, now: datetime, is_real: bool) -> Iterator[str]:
    for stored in forgotten(books, alias, now=now):
        if is_real:
            destroy(storage=storages[alias], name=stored.name)
        yield f"{PLACE_WORDS[alias]} {stored.name}, which no row names ({stored.bytes} bytes)"


def _abort_parts(now: datetime, is_real: bool) -> Iterator[str]:
    for alias, name, upload_id in abandoned_parts(now=now):
        if is_real:
            with suppress(SpoolGone):
                abort(alias=alias, name=name, upload_id=upload_id)
        yield f"parts of {PLACE_WORDS[alias]} {name}, which nobody goes on with"


def _sweep_scratch(is_real: bool) -> Iterator[str]:
    swept = sweep_scratch() if is_real else 0
    if swept:
        yield f"{swept} folders of killed workers"
