"""What a video says of itself, read without decoding it."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from media_library.decoding.isolation import MIB, Limits
from media_library.decoding.refused import FileRefused
from media_library.films.ffmpeg import (
    INPUT,
    PROBE_LIMITS,
    READING,
    called,
    ffmpeg,
    ffprobe,
    job_folder,
)
from media_library.rules.film_limits import MAX_SECONDS, FilmFacts, why_refused
from outbox.rules.refusals import Refusal

SHOWN = (
    "format=format_name,duration,size,nb_streams:format_tags"
    ":stream=codec_type,codec_name,width,height,sample_aspect_ratio,avg_frame_rate,duration"
    ",color_transfer:stream_disposition=attached_pic:stream_tags=rotate:stream_side_data=rotation"
)
_PLACE_TAGS = ("com.apple.quicktime.location.iso6709", "location")
_TIME_TAGS = ("com.apple.quicktime.creationdate", "creation_time")
_PLACE = re.compile(r"^([+-]\d+(?:\.\d+)?)([+-]\d+(?:\.\d+)?)")
# HEIC and AVIF lie in the same kind of container as MP4.
_PICTURE_BRANDS = frozenset({"avif", "avis", "heic", "heix", "hevc", "mif1", "msf1"})
_HIGH_RANGE = frozenset({"smpte2084", "arib-std-b67"})
_DEMUXING_LIMITS = Limits(memory_bytes=1024 * MIB, cpu_seconds=30, wall_seconds=120, file_bytes=MIB)

Said = Mapping[str, Any]


def probe(path: Path) -> FilmFacts:
    """Read the facts of a video and hold them against the limits.

    Raises FileRefused for what is no video or none that we take, ToolMissing without ffprobe.
    """
    with job_folder(path) as folder:
        said = _said_of(folder)
        facts = _facts(said, size=path.stat().st_size)
        if facts.duration is None:
            facts = _facts(said, size=facts.bytes, duration=_played_through(folder))
    if refusal := why_refused(facts):
        raise FileRefused(refusal)
    return facts


def probe_arguments() -> list[str]:
    """Return the command that reads a video's header, as a list."""
    shown = ["-of", "json", "-show_entries", SHOWN]
    return [ffprobe(), "-hide_banner", "-v", "error", *READING, *shown, INPUT]


def _said_of(folder: Path) -> Said:
    ran = called(probe_arguments(), folder=folder, limits=PROBE_LIMITS)
    try:
        said = json.loads(ran.stdout.decode(errors="replace"))
    except ValueError as error:
        raise FileRefused(Refusal("film-unreadable")) from error
    return said if isinstance(said, dict) else {}


def _played_through(folder: Path) -> float | None:
    """Measure the length of a file that does not tell it, as browsers' recordings do not."""
    command = [ffmpeg(), "-nostdin", "-hide_banner", "-v", "error", *READING, "-i", INPUT]
    command += ["-map", "0:v:0", "-c", "copy", "-t", str(MAX_SECONDS + 1), "-f", "null"]
    command += ["-progress", "pipe:1", "-"]
    ran = called(command, folder=folder, limits=_DEMUXING_LIMITS)
    played = re.findall(rb"^out_time_us=(\d+)$", ran.stdout, re.MULTILINE)
    return int(played[-1]) / 1_000_000 if played and int(played[-1]) else None


def _facts(said: Said, *, size: int, duration: float | None = None) -> FilmFacts:
    container: Said = said.get("format", {})
    streams: list[Said] = said.get("streams", [])
    # A cover picture of a song is a stream of pictures, too.
    pictures = [
        stream
        for stream in streams
        if stream.get("codec_type") == "video"
        and not stream.get("disposition", {}).get("attached_pic")
    ]
    sounds = [stream for stream in streams if stream.get("codec_type") == "audio"]
    if not pictures:
        raise FileRefused(Refusal("film-no-picture" if sounds else "film-unreadable"))
    picture = pictures[0]
    width, height = _upright(picture)
    tags = {name.lower(): str(value) for name, value in container.get("tags", {}).items()}
    if tags.get("major_brand", "").strip() in _PICTURE_BRANDS:
        raise FileRefused(Refusal("film-is-picture"))
    latitude, longitude = _place(tags)
    return FilmFacts(
        container=str(container.get("format_name", "")).split(",")[0],
        video_codec=str(picture.get("codec_name", "")),
        width=width,
        height=height,
        duration=duration or _seconds(container) or _seconds(picture),
        fps=_rate(str(picture.get("avg_frame_rate", ""))),
        bytes=size,
        streams=len(streams),
        has_audio=bool(sounds),
        audio_codec=str(sounds[0].get("codec_name", "")) if sounds else "",
        is_high_range=picture.get("color_transfer") in _HIGH_RANGE,
        taken_at=_taken_at(tags),
        latitude=latitude,
        longitude=longitude,
    )


def _upright(picture: Said) -> tuple[int, int]:
    """Return the sides as they are watched: pixels made square, the turn of the camera undone."""
    width, height = int(picture.get("width") or 0), int(picture.get("height") or 0)
    across, _, down = str(picture.get("sample_aspect_ratio", "1:1")).partition(":")
    if across.isdigit() and down.isdigit() and int(across) and int(down):
        width = round(width * int(across) / int(down))
    turns = [side.get("rotation") for side in picture.get("side_data_list", [])]
    turns.append(picture.get("tags", {}).get("rotate"))
    turned = next((float(turn) for turn in turns if turn is not None), 0.0)
    return (height, width) if round(turned / 90) % 2 else (width, height)


def _seconds(said: Said) -> float | None:
    try:
        seconds = float(said["duration"])
    except (KeyError, ValueError):
        return None
    return seconds if seconds > 0 else None


def _rate(fraction: str) -> float:
    over, _, under = fraction.partition("/")
    if not (over.isdigit() and under.isdigit()) or not int(under):
        return 0.0
    return int(over) / int(under)


def _place(tags: Mapping[str, str]) -> tuple[float | None, float | None]:
    for name in _PLACE_TAGS:
        if found := _PLACE.match(tags.get(name, "")):
            latitude, longitude = float(found[1]), float(found[2])
            if abs(latitude) <= 90 and abs(longitude) <= 180:
                return latitude, longitude
    return None, None


def _taken_at(tags: Mapping[str, str]) -> datetime | None:
    for name in _TIME_TAGS:
        try:
            taken_at = datetime.fromisoformat(tags[name])
        except (KeyError, ValueError):
            continue
        taken_at = taken_at if taken_at.tzinfo else taken_at.replace(tzinfo=UTC)
        # Cameras without a clock write the first day that their format knows.
        if taken_at.year > 1990:
            return taken_at
    return None
