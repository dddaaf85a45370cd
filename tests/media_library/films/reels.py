"""Videos to test with, made by ffmpeg itself, and exiftool as the judge of what is left in them."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

PLACE = "+58.2500+022.4800/"
MARKER = "secret-marker-7f3a"


def needed(tool: str, package: str) -> str:
    """Return the path of a tool; fail the test, and say what to install, where there is none."""
    path = shutil.which(tool)
    if path is None:
        pytest.fail(f"{tool} is missing: install the Debian package {package}")
    return path


def shot(
    into: Path,
    *more: str,
    size: str = "320x180",
    seconds: float = 1,
    rate: int = 25,
    has_sound: bool = True,
    volume: float = 1.0,
    picture: str = "testsrc2",
) -> Path:
    """Write a test video to `into`; `more` are options for what is written."""
    command = ["-f", "lavfi", "-i", f"{picture}=size={size}:rate={rate}:duration={seconds}"]
    if has_sound:
        sound = f"sine=frequency=440:duration={seconds},volume={volume}"
        command += ["-f", "lavfi", "-i", sound]
    film(*command, "-pix_fmt", "yuv420p", *more, str(into))
    return into


def film(*arguments: str, folder: Path | None = None) -> None:
    """Run ffmpeg as a stranger would, with none of our care."""
    program = needed("ffmpeg", "ffmpeg")
    command = [program, "-nostdin", "-v", "error", "-y", *arguments]
    subprocess.run(command, check=True, cwd=folder, timeout=60)


def played(path: Path, *shown: str) -> dict:
    """Ask ffprobe about a video of ours."""
    command = [needed("ffprobe", "ffmpeg"), "-v", "error", "-of", "json", *shown, str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)


def left_of_the_camera(path: Path) -> list[str]:
    """Return what exiftool finds of place, device, owner or time of taking."""
    command = [needed("exiftool", "libimage-exiftool-perl"), "-json", "-G1", "-a", "-ee", str(path)]
    said = subprocess.run(command, capture_output=True, check=False, timeout=60).stdout
    words = ("GPS", "Location", "Serial", "Owner", "Make", "Model", "CreationDate", "Thumbnail")
    return [
        f"{tag}={value}"
        for tag, value in json.loads(said)[0].items()
        if not tag.startswith(("System:", "Composite:", "ExifTool:"))
        and any(word in tag.partition(":")[2] for word in words)
        and tag.partition(":")[2] not in {"HandlerVendorID", "VendorID"}
    ]


def clockwise_turn(path: Path) -> int:
    """Ask exiftool by how many degrees a player has to turn a video."""
    command = [needed("exiftool", "libimage-exiftool-perl"), "-s3", "-Rotation", str(path)]
    return int(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)
