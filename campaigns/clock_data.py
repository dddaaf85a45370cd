"""Which edition of the world's clocks instants are computed from."""

import hashlib
import zoneinfo
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings

PROBE = "Europe/Riga"


@cache
def tz_version() -> str:
    """Return the edition that this process computes with; a process keeps the one it began with."""
    return edition_of(zoneinfo.TZPATH)


def edition_of(folders: Sequence[str]) -> str:
    """Name the edition that `zoneinfo` finds: the system's, else that of the tzdata package.

    A system that does not say which it has is named by what is in its files.
    """
    for folder in map(Path, folders):
        if (folder / PROBE).is_file():
            return _said(folder) or _digest(folder)
    try:
        return version("tzdata")
    except PackageNotFoundError:
        return ""


def _said(folder: Path) -> str:
    """Return the edition that a folder names, in either place where systems put it."""
    compiled = folder / "tzdata.zi"
    if compiled.is_file():
        with compiled.open(encoding="utf-8", errors="replace") as lines:
            mark, _, name = lines.readline().partition("version ")
        if mark == "# " and name.strip():
            return name.strip()[:20]
    plain = folder / "+VERSION"
    return plain.read_text(encoding="utf-8").strip()[:20] if plain.is_file() else ""


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for zone in sorted(settings.WAGTAIL_USER_TIME_ZONES):
        place = folder / zone
        if place.is_file():
            digest.update(place.read_bytes())
    return f"files-{digest.hexdigest()[:12]}"
