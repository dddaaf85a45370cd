"""What a picture may be before anything decodes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from outbox.rules.refusals import Refusal

MAX_PIXELS = 120_000_000  # phones deliver 108 megapixels
MAX_SIDE = 30_000
# Where the decoder holds all of the picture, and that more than once: progressive JPEG and these.
MAX_HELD_PIXELS = 60_000_000
HELD_FORMATS = frozenset({"WEBP", "AVIF", "HEIF"})
MAX_BAGGAGE = 4 * 1024 * 1024  # bytes of texts and of colour profile
MAX_BYTES = 200 * 1024 * 1024
MIN_SIDE = 320
FORMATS = frozenset({"JPEG", "MPO", "PNG", "WEBP", "AVIF", "HEIF", "GIF"})
# Several pictures in one file are one after the other here; elsewhere depth maps and previews.
MOVING_FORMATS = frozenset({"GIF", "PNG", "WEBP", "AVIF"})


@dataclass(frozen=True, kw_only=True)
class Header:
    """What the first bytes of a picture say of it: sides in pixels, before any decoding.

    `frames` of a GIF is 1 or "more than one": counting them means walking through all of it.
    """

    format: str
    width: int
    height: int
    frames: int = 1
    is_progressive: bool = False
    baggage_bytes: int = 0


def why_refused(header: Header, *, least_side: int = MIN_SIDE) -> Refusal | None:
    """Say why a picture must not be decoded or used, or None if it may."""
    facts: Mapping[str, object] = {"width": header.width, "height": header.height}
    if header.format not in FORMATS:
        return Refusal("photo-format", {"format": header.format})
    if max(header.width, header.height) > MAX_SIDE:
        return Refusal("photo-too-big", facts)
    frames = max(1, header.frames) if header.format in MOVING_FORMATS else 1
    pixels = header.width * header.height
    if pixels * frames > MAX_PIXELS:
        return Refusal("photo-too-big", facts)
    is_held = header.is_progressive or header.format in HELD_FORMATS
    if is_held and pixels > MAX_HELD_PIXELS:
        return Refusal("photo-too-big", facts)
    if header.baggage_bytes > MAX_BAGGAGE:
        return Refusal("photo-baggage", {"most": MAX_BAGGAGE // 1024**2})
    if frames > 1:
        return Refusal("photo-moving")
    if min(header.width, header.height) < least_side:
        return Refusal("photo-too-small", {**facts, "least": least_side})
    return None
