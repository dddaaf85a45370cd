"""Still pictures of a video: its poster, and the contact strip with its index.

A strip and no moving preview: nothing starts to move by itself (WCAG 2.2.2), one small file shows
the whole video to an officer at a glance, and the player shows it above its time line.
"""

import math
import shutil
from pathlib import Path

from media_library.decoding.isolation import MIB, Limits
from media_library.decoding.refused import FileRefused
from media_library.films.captions import clock
from media_library.films.ffmpeg import (
    DECODING,
    INPUT,
    WRITING_NOTHING_ELSE,
    called,
    ffmpeg,
    job_folder,
)
from media_library.films.transcoding import THREADS, picture_filter
from media_library.rules.film_limits import FilmFacts, shown_size
from outbox.rules.refusals import Refusal

POSTER_SIDE = 720
TILE_SIDE = 90
COLUMNS = 5
MOST_TILES = 25
_POSTER, _STRIP = "poster.jpg", "strip.jpg"
_LOOKED_AT = 4.0  # seconds of which the poster is the most telling frame


def make_poster(*, source: Path, into: Path, facts: FilmFacts, at: float | None = None) -> None:
    """Write one frame as a JPEG: the one at `at` seconds, or a telling one near the beginning.

    `facts` are those of `source`; best the largest rung, known to be sound. Raises FileRefused.
    """
    duration = facts.duration or 0.0
    start = min(duration * 0.2, 3.0) if at is None else min(max(at, 0.0), max(duration - 0.1, 0))
    chosen = picture_filter(facts=facts, short_side=POSTER_SIDE)
    chosen += ",thumbnail=30" if at is None else ""
    rest = ["-t", str(_LOOKED_AT), "-i", INPUT, "-map", "0:V:0", "-an", *WRITING_NOTHING_ELSE]
    rest += ["-vf", f"{chosen},format=yuvj420p", "-frames:v", "1", "-flags:v", "+bitexact"]
    rest += ["-q:v", "3", "-f", "image2", "-update", "1", _POSTER]
    try:
        _make([*_reading(start), *rest], source=source, made=_POSTER, into=into, duration=duration)
    except FileRefused:
        # The last frame of some videos lasts long: after its beginning there is none to be found.
        _make([*_reading(0), *rest], source=source, made=_POSTER, into=into, duration=duration)


def make_strip(*, source: Path, into: Path, facts: FilmFacts, address: str) -> bytes:
    """Write the contact strip as a JPEG and return its index, WebVTT for a player.

    `address` is where the player finds the strip; `facts` are those of `source`, best the
    smallest rung.
    """
    tiles, every = tiles_for(facts.duration or 0.0)
    rows = math.ceil(tiles / COLUMNS)
    shown = picture_filter(facts=facts, short_side=TILE_SIDE)
    # Each tile shows the middle of its stretch. The last frame is held so that none is missing,
    # and what is left of the last row painted: ffmpeg would leave there what its memory held.
    frames = f"fps=1/{every}:start_time=0:round=near,tpad=stop_mode=clone:stop={tiles}"
    frames += f",trim=end_frame={tiles},tpad=stop_mode=add:stop={COLUMNS}:color=black"
    tiled = f"{frames},tile={min(tiles, COLUMNS)}x{rows}"
    command = [*_reading(0), "-i", INPUT, "-map", "0:V:0", "-an", *WRITING_NOTHING_ELSE]
    command += ["-vf", f"{shown},{tiled},format=yuvj420p", "-frames:v", "1"]
    command += ["-flags:v", "+bitexact", "-q:v", "4", "-f", "image2", "-update", "1", _STRIP]
    _make(command, source=source, made=_STRIP, into=into, duration=facts.duration or 0.0)
    return strip_index(facts=facts, address=address)


def tiles_for(duration: float) -> tuple[int, float]:
    """Return how many tiles a video gets and the seconds that each stands for."""
    every = max(1.0, duration / MOST_TILES)
    return max(1, min(MOST_TILES, math.ceil(duration / every))), round(every, 3)


def strip_index(*, facts: FilmFacts, address: str) -> bytes:
    """Return WebVTT that says which part of the strip stands for which seconds."""
    duration = facts.duration or 0.0
    tiles, every = tiles_for(duration)
    width, height = shown_size(width=facts.width, height=facts.height, short_side=TILE_SIDE)
    parts = ["WEBVTT\n"]
    for tile in range(tiles):
        start = round(tile * every * 1000)
        end = round(duration * 1000) if tile == tiles - 1 else round((tile + 1) * every * 1000)
        left, top = tile % COLUMNS * width, tile // COLUMNS * height
        place = f"{address}#xywh={left},{top},{width},{height}"
        parts.append(f"\n{clock(start)} --> {clock(end)}\n{place}\n")
    return "".join(parts).encode()


def _reading(start: float) -> list[str]:
    command = [ffmpeg(), "-nostdin", "-hide_banner", "-v", "error", "-y", *DECODING]
    return [*command, "-threads", str(THREADS), "-ss", f"{start:.3f}"]


def _make(command: list[str], *, source: Path, made: str, into: Path, duration: float) -> None:
    seconds = 60 + round(2 * duration)
    limits = Limits(
        memory_bytes=2048 * MIB, cpu_seconds=seconds, wall_seconds=3 * seconds, file_bytes=32 * MIB
    )
    with job_folder(source) as folder:
        called(command, folder=folder, limits=limits)
        if not (folder / made).exists():
            raise FileRefused(Refusal("film-unreadable"))  # ffmpeg ends well also without a frame
        shutil.move(folder / made, into)
