"""What a video may be before anything of it is decoded, and the sizes it is shown in."""

import math
from dataclasses import dataclass
from datetime import datetime

from outbox.rules.refusals import Refusal

MAX_SECONDS = 20 * 60
MAX_BYTES = 4 * 1024**3
MAX_SIDE = 4096
MIN_SIDE = 64
MAX_STREAMS = 8
FRAMES_PER_SECOND = 30
KEYFRAME_SECONDS = 2
# A rung that lost more than this of the source's length was made from a broken file.
LEAST_SHARE_KEPT = 0.9
SECONDS_OF_GRACE = 1.0

# What phones and cameras write, and what older ones wrote; by ffmpeg's names for the decoders.
PICTURE_CODECS = frozenset(
    {
        *("h264", "hevc", "av1", "vp8", "vp9", "prores", "dnxhd"),
        *("mpeg4", "msmpeg4v3", "h263", "mjpeg", "mpeg1video", "mpeg2video", "dvvideo"),
    }
)
SOUND_CODECS = frozenset(
    {
        *("aac", "mp3", "opus", "vorbis", "flac", "alac", "ac3", "eac3", "mp2", "amr_nb", "amr_wb"),
        *("pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_u8", "pcm_f32le"),
        *("pcm_mulaw", "pcm_alaw", "adpcm_ima_wav", "adpcm_ima_qt", "adpcm_ms"),
    }
)


@dataclass(frozen=True, kw_only=True)
class FilmFacts:
    """What a video says of itself: sides in pixels as it is watched, time in seconds.

    `duration` is None where the file does not tell. The place is for editors' eyes only.
    """

    container: str
    video_codec: str
    width: int
    height: int
    duration: float | None
    fps: float
    bytes: int
    streams: int = 1
    has_audio: bool = False
    audio_codec: str = ""
    is_high_range: bool = False
    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One size in which a video is shown: its shorter side, and how many bits it may spend."""

    name: str
    short_side: int
    crf: int
    kilobits: int


RUNGS = (
    Rung(name="720p", short_side=720, crf=23, kilobits=2800),
    Rung(name="360p", short_side=360, crf=24, kilobits=900),
)


def why_refused(facts: FilmFacts) -> Refusal | None:
    """Say why a video must not be decoded or used, or None if it may."""
    if facts.bytes > MAX_BYTES:
        return Refusal("film-too-heavy", {"most": MAX_BYTES // 1024**3})
    if facts.streams > MAX_STREAMS:
        return Refusal("film-too-many-tracks", {"tracks": facts.streams, "most": MAX_STREAMS})
    if facts.video_codec not in PICTURE_CODECS:
        return Refusal("film-format", {"format": facts.video_codec})
    sides = {"width": facts.width, "height": facts.height}
    if max(facts.width, facts.height) > MAX_SIDE:
        return Refusal("film-too-big", {**sides, "most": MAX_SIDE})
    if min(facts.width, facts.height) < MIN_SIDE:
        return Refusal("film-too-small", {**sides, "least": MIN_SIDE})
    return _why_wrong_length(facts)


def _why_wrong_length(facts: FilmFacts) -> Refusal | None:
    if facts.duration is None or not math.isfinite(facts.duration):
        return Refusal("film-no-end")
    if facts.duration > MAX_SECONDS:
        return Refusal(
            "film-too-long",
            {"minutes": -int(-facts.duration // 60), "most": MAX_SECONDS // 60},
        )
    return None


def shown_size(*, width: int, height: int, short_side: int) -> tuple[int, int]:
    """Return the even sides of a rung: the same shape, never larger than the source."""
    scale = min(1.0, short_side / min(width, height))
    return _even(width * scale), _even(height * scale)


def rungs_for(*, width: int, height: int) -> tuple[Rung, ...]:
    """Say which rungs are worth making: a small source gets one, at its own size."""
    shortest = min(width, height)
    useful = tuple(rung for rung in RUNGS if rung.short_side <= shortest)
    return useful or RUNGS[-1:]


def why_cut_short(*, expected: float, got: float | None) -> Refusal | None:
    """Say that a source broke off on the way, or None if what came out is whole."""
    if got is not None and got >= expected * LEAST_SHARE_KEPT - SECONDS_OF_GRACE:
        return None
    return Refusal("film-cut-short", {"got": round(got or 0), "expected": round(expected)})


def _even(side: float) -> int:
    return max(2, 2 * round(side / 2))
