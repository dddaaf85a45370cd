"""What a picture may be before anything decodes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from outbox.rules.refusals import Refusal

MAX_PIXELS = 120_000_000  # phones deliver 108 megapixels
MAX_SIDE = 30_000
MAX_PROGRESSIVE_PIXELS = 60_000_000  # progressive JPEG is held whole in memory while decoding
MIN_SIDE = 320
FORMATS = frozenset({"JPEG", "MPO", "PNG", "WEBP", "AVIF", "HEIF", "GIF"})


@dataclass(frozen=True, kw_only=True)
class Header:
    """What the first bytes of a picture say of it: sides in pixels, before any decoding."""

    format: str
    width: int
    height: int
    frames: int = 1
    is_progressive: bool = False


def why_refused(header: Header) -> Refusal | None:
    """Say why a picture must not be decoded or used, or None if it may."""
    facts: Mapping[str, object] = {"width": header.width, "height": header.height}
    if header.format not in FORMATS:
        return Refusal("photo-format", {"format": header.format})
    if max(header.width, header.height) > MAX_SIDE:
        return Refusal("photo-too-big", facts)
    pixels = header.width * header.height
    if pixels * max(1, header.frames) > MAX_PIXELS:
        return Refusal("photo-too-big", facts)
    if header.is_progressive and pixels > MAX_PROGRESSIVE_PIXELS:
        return Refusal("photo-too-big", facts)
    if min(header.width, header.height) < MIN_SIDE:
        return Refusal("photo-too-small", {**facts, "least": MIN_SIDE})
    return None
