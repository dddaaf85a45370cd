"""How long stored files are left alone, when too many seem forgotten, how full a disk may be."""

from datetime import datetime, timedelta

from media_library.rules.standing import AssetState

# A file is written before its row: what is younger may still get one.
YOUNG = timedelta(hours=24)
# Pages that readers and caches hold may name a replaced picture for so long.
FORMER_FOR = timedelta(days=7)
# Nobody will show these; but a machine or a person may have been wrong, and their giver may object.
TURNED_DOWN = frozenset({AssetState.REFUSED, AssetState.REJECTED})
TURNED_DOWN_FOR = timedelta(days=30)
# More forgotten files than this look like a wrong database or bucket, or a restored backup.
MOST_FORGOTTEN = 10
MOST_FORGOTTEN_SHARE = 0.05


def is_young(*, modified_at: datetime, now: datetime) -> bool:
    """Say whether a file may be one whose row is about to be written."""
    return modified_at > now - YOUNG


def looks_wrong(*, forgotten: int, stored: int) -> bool:
    """Say whether so many forgotten files, of all that are stored, should be seen by a person."""
    return forgotten > max(MOST_FORGOTTEN, stored * MOST_FORGOTTEN_SHARE)


def has_room(*, wanted: int, free: int, total: int, floor_percent: float) -> bool:
    """Say whether `wanted` bytes leave the share of a disk free that must stay free."""
    return free - wanted >= total * floor_percent / 100
