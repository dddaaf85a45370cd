"""Posts as a table that spreadsheets open and that can be read in again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC
from functools import cached_property

from campaigns.desk.standing import standing_of
from campaigns.models import ChannelAccount
from campaigns.planfile.fates import Fate
from campaigns.planfile.reading import full_name
from campaigns.rules.local_time import both_clocks
from campaigns.rules.plan_cells import named_message
from campaigns.rules.plan_rows import (
    ADDED,
    COLUMNS,
    WORDS,
    Row,
    Table,
    unguarded,
    written,
    written_rows,
)
from campaigns.turns import Turn
from outbox.models import Hold

# Excel splits cells at semicolons in all eight countries, and knows UTF-8 only by its mark.
DELIMITER = ";"
MARK = "\ufeff"
HEADER = (*COLUMNS, *(name for name in ADDED if name != "fate"))


class Exporter:
    """Writes turns that were fetched with all that lists show of them.

    A plan gives a post one time. What repeats has its times in columns that are not read back.
    """

    def __init__(self, *, holds: Iterable[Hold]) -> None:
        self._holds = list(holds)

    def rows(self, found: Iterable[Turn]) -> Iterator[str]:
        """Yield the table piece by piece, so that a long one never lies in memory."""
        yield MARK
        yield from written_rows([HEADER], delimiter=DELIMITER)
        yield from written_rows(map(self._cells, found), delimiter=DELIMITER)

    def _cells(self, turn: Turn) -> list[str]:
        post, day = turn.post, turn.day
        about, channel = post.message, post.channel
        planned = "" if turn.repeats or day is not None else post.planned_local
        on_day, _t, at_time = planned.partition("T")
        standing = standing_of(turn, holds=self._holds)
        cells = {
            "campaign": about.campaign.slug,
            "message": named_message(pk=about.pk, title=about.title),
            "kind": about.kind,
            "channel": full_name(channel) if channel.name in self._shared_names else channel.name,
            "language": post.language,
            **{name: getattr(post, name) for name in WORDS},
            "date": on_day,
            "time": at_time,
            "zone": post.zone if on_day else "",
            "state": standing.code,
            "remote_url": standing.remote_url,
        }
        if day is not None and day.series_on is not None:
            cells["series_on"] = day.series_on.isoformat()
        if turn.at is not None:
            cells["due_at_utc"] = turn.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            cells["cet"], cells["eet"] = (" ".join(clock) for clock in both_clocks(turn.at))
        return [cells.get(name, "") for name in HEADER]

    @cached_property
    def _shared_names(self) -> set[str]:
        """Name what several channels are called, as a reader without capitals in mind sees it."""
        names = list(ChannelAccount.objects.values_list("name", flat=True))
        counted = Counter(name.casefold() for name in names)
        return {name for name in names if counted[name.casefold()] > 1}


def with_fates(table: Table, fates: Iterable[Fate]) -> str:
    """Write a file back as it came, with the fate of each row beside it, to be mended there."""
    fate_of = {fate.row: fate for fate in fates}
    width = len(table.header)
    at = table.header.index("fate") if "fate" in table.header else None

    def mended(row: Row) -> list[str]:
        typed = [unguarded(cell.rstrip("\r\n")) for cell in row.raw]  # guarded anew when written
        cells = [*typed, *[""] * (width - len(typed))]
        fate = fate_of.get(row.number)
        words = _words(fate) if fate is not None else ""
        if at is not None and len(cells) == width:
            return [*cells[:at], words, *cells[at + 1 :]]
        return [*cells, words]

    header = table.header if at is not None else (*table.header, "fate")
    rows = (mended(row) for row in table.rows)
    return MARK + written(header, rows, delimiter=table.delimiter)


def _words(fate: Fate) -> str:
    if fate.is_good:
        return " ".join(["OK:", fate.words, *fate.notes])
    return f"{fate.column}: {fate.words}" if fate.column else fate.words
