"""The names that we give to our own records elsewhere, so that a repeat cannot become a second."""

import hashlib
import uuid
from datetime import UTC, datetime

_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
_NAMESPACE = uuid.UUID("6f1e2c0a-5b0d-4f53-9f0e-3d3f5a0b8f11")


def timestamp_key(*, delivery_id: int, due_at: datetime, step: int = 0) -> str:
    """Name a record by its due second: a TID, 13 letters, 53 bits of microseconds, 10 of clock id.

    Deliveries due in the same second differ by a hash of their id; should two still meet, the
    caller asks again with a `step` (microseconds). Source: AT Protocol, "Record Key", type tid.
    """
    digest = int.from_bytes(hashlib.sha256(f"delivery:{delivery_id}".encode()).digest()[:8])
    below_second = (digest % 1_000_000 + step) % 1_000_000
    number = ((int(due_at.timestamp()) * 1_000_000 + below_second) << 10) | (digest >> 54)
    letters = ""
    for _ in range(13):
        letters, number = _ALPHABET[number & 31] + letters, number >> 5
    return letters


def second_of(*, key: str) -> datetime:
    """Read the due second (UTC) back out of a timestamp key."""
    number = 0
    for letter in key:
        number = (number << 5) | _ALPHABET.index(letter)
    return datetime.fromtimestamp((number >> 10) // 1_000_000, UTC)


def permanent_urn(*, delivery_id: int, due_at: datetime) -> str:
    """Name a feed entry or a mail issue for good, without needing a host name (RFC 9562)."""
    moment = due_at.astimezone(UTC).isoformat(timespec="seconds")
    return uuid.uuid5(_NAMESPACE, f"{delivery_id}@{moment}").urn
