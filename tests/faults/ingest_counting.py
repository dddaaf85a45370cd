"""What lies in storage after a run: whole or half, with or without a row."""

import hashlib
import subprocess
from pathlib import Path

from django.conf import settings
from PIL import Image

from media_library.models import Asset, FilmFile

PRIVATE = Path(settings.STORAGES["default"]["OPTIONS"]["location"])
PUBLIC = Path(settings.STORAGES["public"]["OPTIONS"]["location"])


def stored_files() -> tuple[list[str], int]:
    """Return the files that are not whole, and how many whole ones have no row."""
    known = {name for asset in Asset.objects.all() for name in _names(asset)}
    half = [
        str(path)
        for path in PRIVATE.rglob("*")
        if path.is_file() and not _is_whole_private(path.relative_to(PRIVATE))
    ]
    public = {row.file.name: row.sha256 for row in FilmFile.objects.all()}
    found = [path for path in PUBLIC.rglob("*") if path.is_file()] if PUBLIC.exists() else []
    for path in found:
        name = str(path.relative_to(PUBLIC))
        is_whole = sha256_of(path) == public[name] if name in public else _can_be_opened(path)
        half += [] if is_whole else [name]
    everything = {str(p.relative_to(PRIVATE)) for p in PRIVATE.rglob("*") if p.is_file()}
    everything |= {str(path.relative_to(PUBLIC)) for path in found}
    return half, len(everything - known - set(public))


def _names(asset: Asset) -> list[str]:
    return [str(file.name) for file in (asset.original, asset.master, asset.preview) if file]


def _is_whole_private(name: Path) -> bool:
    """Hold a file against the hash that its name carries."""
    if name.parts[0] == "quarantine":
        return True
    said = name.name.partition(".")[0].rpartition("-")[2]
    return bool(said) and sha256_of(PRIVATE / name).startswith(said)


def _can_be_opened(path: Path) -> bool:
    if path.suffix == ".mp4":
        command = ["ffmpeg", "-nostdin", "-v", "error", "-xerror", "-i", str(path)]
        return subprocess.run([*command, "-f", "null", "-"], check=False).returncode == 0
    if path.suffix == ".jpg":
        try:
            Image.open(path).load()
        except OSError:
            return False
    return True


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
