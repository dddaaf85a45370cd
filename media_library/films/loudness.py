"""Making videos equally loud, by EBU R128 (ITU-R BS.1770): measured once, then levelled."""

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path

from media_library.decoding.isolation import MIB, Limits
from media_library.films.ffmpeg import INPUT, READING, called, ffmpeg, job_folder
from media_library.rules.film_limits import MAX_SECONDS

# Broadcasters level to -23 LUFS; on a phone outdoors that is too soft, so the web uses -16.
TARGET = -16.0
MOST_GAIN = 20.0
# Below this there is nothing to hear, and levelling would only make the hiss loud.
SILENCE = -50.0
_HIGHEST_PEAK = -1.5
_FOUND = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, kw_only=True)
class Loudness:
    """The measure of a sound: loudness in LUFS, true peak in dBTP."""

    integrated: float
    peak: float

    @property
    def gain(self) -> float:
        """The decibels that bring it to the target; silence stays silence."""
        if not math.isfinite(self.integrated) or self.integrated < SILENCE:
            return 0.0
        return round(min(TARGET - self.integrated, MOST_GAIN), 2)


def measure_loudness(*, source: Path, duration: float) -> Loudness | None:
    """Listen to a video once; returns None where its sound cannot be measured.

    Only for a source that has sound. Raises FileRefused if the sound cannot be decoded.
    """
    command = [ffmpeg(), "-nostdin", "-hide_banner", "-nostats", "-v", "info", *READING]
    command += ["-t", str(MAX_SECONDS), "-i", INPUT, "-map", "0:a:0", "-vn", "-sn", "-dn"]
    command += ["-af", "loudnorm=print_format=json", "-f", "null", "-"]
    seconds = 30 + round(duration)
    limits = Limits(
        memory_bytes=1024 * MIB, cpu_seconds=seconds, wall_seconds=2 * seconds, file_bytes=MIB
    )
    with job_folder(source) as folder:
        ran = called(command, folder=folder, limits=limits)
    return _read(ran.stderr_tail)


def levelling(loudness: Loudness | None) -> str:
    """Return the audio filter that levels a sound of this measure.

    One gain for the whole and a limiter for its peaks, so that quiet stays quieter than loud:
    ffmpeg's own levelling changes the gain all the time wherever a peak is in its way.
    """
    if loudness is None or not loudness.gain:
        return "anull"
    limit = f"alimiter=limit={10 ** (_HIGHEST_PEAK / 20):.4f}:level=disabled"
    return f"volume={loudness.gain}dB,{limit}"


def _read(said: str) -> Loudness | None:
    for found in reversed(_FOUND.findall(said)):
        try:
            measured = json.loads(found)
            return Loudness(integrated=float(measured["input_i"]), peak=float(measured["input_tp"]))
        except (KeyError, ValueError):
            continue
    return None
