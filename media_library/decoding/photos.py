"""A stranger's picture, opened safely: what it is, a clean master of it, a preview."""

import hashlib
import json
import logging
import math
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from media_library.decoding.isolation import MIB, Limits, Ran, run_isolated
from media_library.decoding.kinds import BYTES_NEEDED, JPEG, PNG, Kind, Sort, sniff
from media_library.decoding.refused import FileRefused
from media_library.rules.limits import MAX_BYTES, MIN_SIDE
from outbox.rules.refusals import Refusal

log = logging.getLogger(__name__)

LIMITS = Limits(memory_bytes=1024 * MIB, cpu_seconds=20, wall_seconds=60.0, file_bytes=256 * MIB)
_CHILD = Path(__file__).with_name("child.py")
_LONGEST_TEXT = 300


@dataclass(frozen=True, kw_only=True)
class PhotoFacts:
    """What a picture is and says of itself.

    `stored` and `upright` are (width, height) as the file has them and as it is looked at.
    `taken_at` is the camera's own clock without a zone, `taken_offset` its zone where it said so.
    `phash` and `dhash` are 16 hexadecimal digits each, of the upright picture.
    """

    format: str
    mime: str
    extension: str
    bytes: int
    sha256: str
    stored: tuple[int, int]
    upright: tuple[int, int]
    frames: int
    is_progressive: bool
    has_alpha: bool
    taken_at: datetime | None
    taken_offset: timedelta | None
    latitude: float | None
    longitude: float | None
    creator: str
    credit: str
    copyright: str
    phash: str
    dhash: str


@dataclass(frozen=True, kw_only=True)
class MasterFacts:
    """A picture that we wrote: sides in pixels, and its bytes."""

    width: int
    height: int
    mime: str
    bytes: int
    sha256: str


def inspect_photo(path: Path, *, least_side: int = MIN_SIDE) -> PhotoFacts:
    """Say what a picture is, having decoded all of it once.

    Raises FileRefused for what is no picture of ours, broken, moving, too big or too small.
    """
    kind = _photo_kind(path)
    facts = _ask("inspect", path, kind, least_side=least_side)
    try:
        return PhotoFacts(
            format=str(facts["format"]),
            mime=kind.mime,
            extension=kind.extension,
            bytes=path.stat().st_size,
            sha256=sha256_of(path),
            stored=_sides(facts["width"], facts["height"]),
            upright=_sides(*facts["upright"]),
            frames=int(facts["frames"]),
            is_progressive=bool(facts["is_progressive"]),
            has_alpha=bool(facts["has_alpha"]),
            taken_at=datetime.fromisoformat(facts["taken_at"]) if facts["taken_at"] else None,
            taken_offset=_offset(facts["offset"]),
            latitude=_number(facts["latitude"]),
            longitude=_number(facts["longitude"]),
            creator=str(facts["creator"])[:_LONGEST_TEXT],
            credit=str(facts["credit"])[:_LONGEST_TEXT],
            copyright=str(facts["copyright"])[:_LONGEST_TEXT],
            phash=_hash(facts["phash"]),
            dhash=_hash(facts["dhash"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise FileRefused(Refusal("photo-unreadable")) from error


def make_master_file(path: Path, *, into: Path, least_side: int = MIN_SIDE) -> MasterFacts:
    """Write the publication master of a picture to the file `into`.

    At most 4,096 px on the longer side, upright, in sRGB, pixels and nothing else; a JPEG, or a
    PNG where something shines through. Raises FileRefused.
    """
    return _made("master", path, into, least_side=least_side)


def make_preview(path: Path, *, into: Path, side: int, least_side: int = MIN_SIDE) -> MasterFacts:
    """Write a small upright JPEG, `side` px on its longer side, to `into`. Raises FileRefused."""
    return _made("preview", path, into, least_side=least_side, side=side)


def kind_of(path: Path) -> Kind:
    """Say what a file is by its first bytes."""
    with path.open("rb") as stored:
        return sniff(stored.read(BYTES_NEEDED))


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stored:
        return hashlib.file_digest(stored, "sha256").hexdigest()


def _photo_kind(path: Path) -> Kind:
    kind = kind_of(path)
    if kind.sort is Sort.VIDEO:
        raise FileRefused(Refusal("photo-format", {"format": kind.extension[1:].upper()}))
    if kind.sort is not Sort.IMAGE:
        raise FileRefused(Refusal("photo-unreadable"))
    if path.stat().st_size > MAX_BYTES:
        raise FileRefused(Refusal("photo-too-heavy", {"most": MAX_BYTES // MIB}))
    return kind


def _made(
    job: Literal["master", "preview"], path: Path, into: Path, *, least_side: int, **more: int
) -> MasterFacts:
    facts = _ask(job, path, _photo_kind(path), least_side=least_side, into=into, **more)
    made = kind_of(into)
    if made not in {JPEG, PNG}:
        raise FileRefused(Refusal("photo-unreadable"))
    width, height = _sides(facts.get("width"), facts.get("height"))
    return MasterFacts(
        width=width,
        height=height,
        mime=made.mime,
        bytes=into.stat().st_size,
        sha256=sha256_of(into),
    )


def _ask(
    job: str, path: Path, kind: Kind, *, least_side: int, into: Path | None = None, **more: int
) -> dict[str, Any]:
    """Let a child do one job in an empty folder, on a copy: it never holds the original."""
    with tempfile.TemporaryDirectory(prefix="picture-") as name:
        folder = Path(name)
        shutil.copyfile(path, folder / "source")
        wish = {"job": job, "source": "source", "target": "made", "decoders": kind.decoders}
        ran = run_isolated(
            [sys.executable, "-I", str(_CHILD)],
            folder=folder,
            limits=LIMITS,
            stdin=json.dumps({**wish, "least_side": least_side, **more}).encode(),
        )
        facts = _answered(ran)
        if into is not None:
            made = folder / "made"
            if made.is_symlink() or not made.is_file():
                raise FileRefused(Refusal("photo-unreadable"))
            shutil.copyfile(made, into)
        return facts


def _answered(ran: Ran) -> dict[str, Any]:
    if ran.ended == "failed":
        # The child answers for every file; that it could not is our fault and not the file's.
        raise RuntimeError(f"the picture decoder did not work: {ran.stderr_tail}")
    if ran.ended == "out-of-time":
        raise FileRefused(Refusal("photo-too-slow"))
    try:
        said = json.loads(ran.stdout)
        if "refused" in said:
            raise FileRefused(Refusal(str(said["refused"]), dict(said["why"])))
        return dict(said["facts"])
    except (ValueError, KeyError, TypeError) as error:
        log.warning("a picture ended its decoder (%s): %s", ran.ended, ran.stderr_tail[-500:])
        raise FileRefused(Refusal("photo-unreadable")) from error


def _sides(width: Any, height: Any) -> tuple[int, int]:
    return int(width), int(height)


def _number(value: Any) -> float | None:
    if value is None:
        return None
    if not math.isfinite(number := float(value)):
        raise ValueError("no number")
    return number


def _offset(text: Any) -> timedelta | None:
    return datetime.strptime(text, "%z").utcoffset() if text else None


def _hash(text: Any) -> str:
    return f"{int(str(text), 16):016x}"
