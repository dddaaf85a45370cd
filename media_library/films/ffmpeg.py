"""Calling ffmpeg and ffprobe on a stranger's file: nothing but that file, within limits."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from media_library.decoding.isolation import MIB, Limits, Ran, run_isolated
from media_library.decoding.refused import FileRefused
from media_library.rules.film_limits import MAX_SIDE, PICTURE_CODECS, SOUND_CODECS
from outbox.rules.refusals import Refusal

INPUT = "input"
# Demuxers of containers that cameras write. Above all no playlists: HLS, DASH and concat scripts
# name other files, and a protocol list alone does not keep a script from reading its neighbours.
DEMUXERS = ("mov", "matroska", "mpegts", "avi", "mpeg")
DECODERS = (
    *sorted((PICTURE_CODECS | SOUND_CODECS) - {"amr_nb", "amr_wb"}),
    *("libdav1d", "msmpeg4", "mp3float", "amrnb", "amrwb"),
    # Nothing of these is shown, but ffprobe refuses the whole file for them.
    *("ass", "ssa", "subrip", "srt", "text", "webvtt", "mov_text", "dvdsub", "dvbsub", "pgssub"),
    *("cc_dec", "png"),
)
READING = (
    *("-protocol_whitelist", "file"),
    *("-format_whitelist", ",".join(DEMUXERS)),
    *("-codec_whitelist", ",".join(DECODERS)),
    *("-max_alloc", str(512 * MIB)),
)
# For decoding only, as ffprobe is to say how large a picture is that is too large: a video may
# begin small and go on with pictures that fill the memory.
DECODING = (*READING, "-max_pixels", str(MAX_SIDE**2))
WRITING_NOTHING_ELSE = (
    *("-sn", "-dn", "-map_chapters", "-1", "-map_metadata", "-1"),
    *("-map_metadata:s:v", "-1", "-fflags", "+bitexact"),
)
_FOREIGN = re.compile(r"\[(\w+)[^\]]*\] (?:Format|Codec \(\w+\)) not on whitelist")
PROBE_LIMITS = Limits(memory_bytes=1024 * MIB, cpu_seconds=20, wall_seconds=30, file_bytes=MIB)


class ToolMissing(Exception):
    """A program that is not installed here; nothing is wrong with the file, so it waits."""

    def __init__(self, tool: str) -> None:
        super().__init__(f"{tool} is not installed on this server (Debian package ffmpeg)")
        self.tool = tool


def ffmpeg() -> str:
    """Return the path of ffmpeg; raises ToolMissing."""
    return _found("ffmpeg", getattr(settings, "FFMPEG", "ffmpeg"))


def ffprobe() -> str:
    """Return the path of ffprobe; raises ToolMissing."""
    return _found("ffprobe", getattr(settings, "FFPROBE", "ffprobe"))


def is_installed() -> bool:
    """Tell whether videos can be prepared on this machine."""
    try:
        return bool(ffmpeg() and ffprobe())
    except ToolMissing:
        return False


def _found(tool: str, configured: str) -> str:
    path = shutil.which(configured)
    if path is None:
        raise ToolMissing(tool)
    return path


@contextmanager
def job_folder(source: Path) -> Iterator[Path]:
    """Lend an empty folder in which `source` lies alone, under a name of ours."""
    with tempfile.TemporaryDirectory(prefix="film-") as name:
        folder = Path(name)
        # A link and no copy: a source may have gigabytes. What it names is looked for beside the
        # link, where there is nothing.
        os.symlink(source.resolve(strict=True), folder / INPUT)
        yield folder


def called(arguments: Sequence[str], *, folder: Path, limits: Limits) -> Ran:
    """Run a tool to its end.

    Raises FileRefused if the file is to blame, OSError if this machine is.
    """
    ran = run_isolated(arguments, folder=folder, limits=limits)
    if ran.ended == "done":
        return ran
    if ran.ended == "out-of-time":
        raise FileRefused(Refusal("film-takes-too-long"))
    if os.strerror(errno.ENOSPC) in ran.stderr_tail:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if found := _FOREIGN.search(ran.stderr_tail):
        raise FileRefused(Refusal("film-format", {"format": found[1]}))
    raise FileRefused(Refusal("film-unreadable"))
