"""A zip file written while it is being sent: no part of it is kept longer than a piece lasts."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, cast

PIECE_BYTES = 256 * 1024


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One file of a zip: its name inside, and how its bytes come, piece by piece."""

    name: str
    pieces: Iterable[bytes]


class _Outlet:
    """What the standard library writes to; it cannot seek, so sizes follow the data."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def write(self, data: Any) -> int:
        self._waiting.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        waiting, self._waiting = b"".join(self._waiting), []
        return waiting


def zip_pieces(entries: Iterable[Entry], *, now: datetime) -> Iterator[bytes]:
    """Yield the bytes of a zip of `entries`, stored as they are: pictures do not shrink twice."""
    outlet = _Outlet()
    with zipfile.ZipFile(cast(IO[bytes], outlet), "w", zipfile.ZIP_STORED) as archive:
        for entry in entries:
            info = zipfile.ZipInfo(entry.name, date_time=now.timetuple()[:6])
            info.external_attr = 0o644 << 16
            # Its size is not known yet and may be beyond 4 GiB.
            with archive.open(info, "w", force_zip64=True) as target:
                for piece in entry.pieces:
                    target.write(piece)
                    yield outlet.taken()
            yield outlet.taken()
    yield outlet.taken()


def pieces_of(stored: Any) -> Iterator[bytes]:
    """Yield the bytes of an open file and close it."""
    try:
        while piece := stored.read(PIECE_BYTES):
            yield piece
    finally:
        stored.close()
