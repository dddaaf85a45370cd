"""What a place for arriving bytes can do; disk.py and multipart.py are the two there are."""

from typing import IO, Protocol

from media_library.models.uploads import Upload


class FencedOff(Exception):
    """A newer request goes on with this upload: the older one has nothing to say any more."""


class SpoolAway(Exception):
    """The place for bytes does not answer or refuses; what it has is safe."""


class SpoolFull(SpoolAway):
    """There is no room left."""


class SpoolGone(Exception):
    """The bytes of this upload are no longer there."""


class Writer(Protocol):
    """One request's way to append."""

    @property
    def offset(self) -> int:
        """How long the file is with what this writer has appended."""

    def append(self, block: bytes) -> None:
        """Add bytes. Raises FencedOff when a newer request has taken over."""

    def keep(self) -> None:
        """Make what was appended safe from a power cut. Raises as `append` does."""

    def close(self) -> None:
        """Give back what the writer holds; what is not kept may be lost."""


class Spool(Protocol):
    """Where the bytes of uploads lie until they are taken over."""

    def facts(self, upload: Upload) -> dict[str, object]:
        """Say what the row of a new upload is to keep about where its bytes lie."""

    def create(self, upload: Upload) -> None:
        """Make room for a new upload."""

    def fence(self, upload: Upload) -> int:
        """Shut out every writer of an older epoch; return the length that is safe by now."""

    def let_go(self, upload: Upload) -> None:
        """Give writers that are still busy up to half a second to save what has arrived."""

    def writer(self, upload: Upload) -> Writer:
        """Go on at the end, with the epoch of `upload`."""

    def discard(self, upload: Upload) -> None:
        """Remove all bytes; may be called again."""

    def open(self, upload: Upload) -> IO[bytes]:
        """Read all bytes from the beginning."""

    def move(self, upload: Upload, key: str) -> None:
        """Give the bytes a new name in private storage; may be called again."""
