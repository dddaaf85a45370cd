"""Files as partners hand them in: photos of several kinds, broken ones, hostile ones, films."""

import io
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from struct import pack

from PIL import Image


@dataclass(frozen=True, kw_only=True)
class Given:
    """A file and what has to become of it: "in-review" or "refused"."""

    label: str
    content: bytes
    ends: str
    kind: str = "photo"


def mixed(*, count: int, films: int, seed: int, folder: Path) -> Iterator[Given]:
    """Yield `count` files, of which every fifth is bad."""
    rng = Random(seed)
    for number in range(films):
        yield Given(
            label=f"film-{number}.mp4", content=_film(folder, number), ends="in-review", kind="film"
        )
    for number in range(films, count):
        label = f"{number}.jpg"
        if number % 5:
            yield Given(label=label, content=photo(rng), ends="in-review")
        else:
            yield Given(label=label, content=_bad(rng, number // 5), ends="refused")


def photo(rng: Random) -> bytes:
    """A picture of random patches, upright or lying, with and without transparency."""
    size = rng.choice([(400, 600), (640, 480), (1600, 1067), (3000, 2000)])
    form = rng.choice(["JPEG", "JPEG", "JPEG", "PNG", "WEBP"])
    small = Image.frombytes("RGB", (9, 6), rng.randbytes(162))
    picture, out = small.resize(size, Image.Resampling.BICUBIC), io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = rng.randint(1, 8)
    picture.save(out, form, exif=exif, **({"quality": 80} if form != "PNG" else {}))
    return out.getvalue()


def _bad(rng: Random, turn: int) -> bytes:
    """No picture, a broken one, a small one, a bomb, a script with a picture's first bytes."""
    return [
        lambda: b"%PDF-1.7\n" + rng.randbytes(200),
        lambda: photo(rng)[: rng.randint(100, 900)],
        lambda: _small(rng),
        _bomb,
        lambda: b"\xff\xd8\xff\xe0<?php system($_GET['c']); ?>" + rng.randbytes(50),
        lambda: b"",
    ][turn % 6]()


def _small(rng: Random) -> bytes:
    out = io.BytesIO()
    Image.frombytes("RGB", (60, 40), rng.randbytes(7200)).save(out, "PNG")
    return out.getvalue()


def _bomb() -> bytes:
    """A PNG that claims 60,000 × 60,000 pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    header = pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    data = zlib.compress(bytes(10_000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def _film(folder: Path, number: int) -> bytes:
    path = folder / f"film-{number}.mp4"
    picture = f"testsrc2=size=320x240:rate=15:duration={1 + number % 2}"
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", picture]
    subprocess.run([*command, "-pix_fmt", "yuv420p", str(path)], check=True, timeout=60)
    return path.read_bytes()
