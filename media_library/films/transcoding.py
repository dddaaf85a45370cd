"""The sizes in which a video is shown: upright, levelled, and with nothing of the camera in it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from media_library.decoding.isolation import MIB, Limits
from media_library.decoding.refused import FileRefused
from media_library.films.ffmpeg import (
    DECODING,
    INPUT,
    WRITING_NOTHING_ELSE,
    called,
    ffmpeg,
    job_folder,
)
from media_library.films.loudness import Loudness, levelling
from media_library.films.probing import probe
from media_library.films.progress import PROGRESS, reporting
from media_library.rules.film_limits import (
    FRAMES_PER_SECOND,
    KEYFRAME_SECONDS,
    MAX_BYTES,
    MAX_SECONDS,
    FilmFacts,
    Rung,
    shown_size,
    why_cut_short,
)

OUTPUT = {"h264": "output.mp4", "av1": "output.webm"}
# Colours that reach beyond a usual screen look grey there unless they are brought into its range.
INTO_USUAL_RANGE = (
    "zscale=transfer=linear:npl=100,format=gbrpf32le,zscale=primaries=bt709,"
    "tonemap=hable:desat=0,zscale=transfer=bt709:matrix=bt709:range=tv"
)
THREADS = 2


def make_rung(
    *,
    source: Path,
    into: Path,
    rung: Rung,
    facts: FilmFacts,
    loudness: Loudness | None = None,
    codec: str = "h264",
    on_progress: Callable[[float], None] | None = None,
) -> FilmFacts:
    """Write one size of a video into the file `into` and return the facts of what was written.

    `facts` are those of the source (probe), `loudness` its measure (measure_loudness). `codec` is
    "h264" (MP4, for everybody) or "av1" (WebM, smaller and slower to make). `on_progress` is told
    the share that is done, about once a second, in a thread of its own. Raises FileRefused if the
    source breaks off or cannot be decoded.
    """
    with job_folder(source) as folder:
        command = rung_arguments(rung=rung, facts=facts, loudness=loudness, codec=codec)
        with reporting(folder, facts.duration or 0, on_progress):
            called(command, folder=folder, limits=_limits(facts))
        made = folder / OUTPUT[codec]
        written = _facts_of_what_was_made(made, expected=facts.duration or 0)
        shutil.move(made, into)
    return written


def rung_arguments(
    *, rung: Rung, facts: FilmFacts, loudness: Loudness | None, codec: str = "h264"
) -> list[str]:
    """Return the command that makes one size, as a list."""
    command = [ffmpeg(), "-nostdin", "-hide_banner", "-v", "error", "-y", *DECODING]
    command += ["-threads", str(THREADS), "-t", str(MAX_SECONDS), "-i", INPUT]
    command += ["-map", "0:V:0", "-map", "0:a:0?", *WRITING_NOTHING_ELSE]
    command += ["-map_metadata:s:a", "-1"] if facts.has_audio else []
    command += ["-vf", picture_filter(facts=facts, short_side=rung.short_side)]
    command += ["-fpsmax", str(FRAMES_PER_SECOND), "-threads", str(THREADS)]
    command += ["-filter_threads", "1", *_picture_codec(rung, codec)]
    if facts.has_audio:
        command += ["-af", levelling(loudness), "-ac", "2", "-ar", "48000"]
        command += ["-c:a", "aac" if codec == "h264" else "libopus", "-b:a", "128k"]
    command += ["-progress", PROGRESS, "-nostats", "-movflags", "+faststart"]
    return [*command, OUTPUT[codec]]


def picture_filter(*, facts: FilmFacts, short_side: int) -> str:
    """Return the filter that brings a picture to its shown size, square pixels, usual colours."""
    width, height = shown_size(width=facts.width, height=facts.height, short_side=short_side)
    steps = [f"scale={width}:{height}:flags=bicubic", "setsar=1"]
    if facts.is_high_range:
        steps.append(INTO_USUAL_RANGE)
    return ",".join([*steps, "format=yuv420p"])


def _picture_codec(rung: Rung, codec: str) -> list[str]:
    # The same key frames in every size: a player can change between them anywhere.
    if codec == "av1":
        group = str(FRAMES_PER_SECOND * KEYFRAME_SECONDS)
        return ["-c:v", "libsvtav1", "-preset", "10", "-crf", "38", "-g", group]
    every = f"expr:gte(t,n_forced*{KEYFRAME_SECONDS})"
    most = [f"{rung.kilobits}k", f"{rung.kilobits * 2}k"]
    return [
        *("-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-crf", str(rung.crf)),
        *("-maxrate", most[0], "-bufsize", most[1], "-sc_threshold", "0"),
        *("-force_key_frames", every),
        *("-a53cc", "0"),  # captions of a broadcast ride inside the picture
    ]


def _limits(facts: FilmFacts) -> Limits:
    # Measured: 0.6 s of CPU and 230 MB for a second of 1080p; 5 s and, of address space, 1 GiB
    # for one of 2160p at 60 frames in ten bits.
    seconds = 60 + round(12 * (facts.duration or 0))
    return Limits(
        memory_bytes=2048 * MIB, cpu_seconds=seconds, wall_seconds=3 * seconds, file_bytes=MAX_BYTES
    )


def _facts_of_what_was_made(made: Path, *, expected: float) -> FilmFacts:
    written = probe(made)
    if refusal := why_cut_short(expected=expected, got=written.duration):
        raise FileRefused(refusal)
    return replace(written, bytes=made.stat().st_size)
