"""What a partner hands in: drawn photos, a short clip made by ffmpeg, a paper that was signed."""

import io
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageFilter

SIZE = (1600, 1067)
SECONDS = 4


def draw_photos(folder: Path, *, count: int) -> list[Path]:
    """Draw photos of about 300 kB, no two of which look alike."""
    return [_photo(folder / f"lantern-{number:02}.jpg", seed=number) for number in range(count)]


def _photo(path: Path, *, seed: int) -> Path:
    luck = Random(seed)
    grain = Image.effect_noise(SIZE, 40).filter(ImageFilter.GaussianBlur(1.2)).convert("RGB")
    drawn = Image.new("RGB", SIZE, _colour(luck))
    pen = ImageDraw.Draw(drawn)
    for _number in range(14):
        x, y, side = luck.randrange(SIZE[0]), luck.randrange(SIZE[1]), luck.randrange(120, 500)
        draw = luck.choice([pen.ellipse, pen.rectangle])
        draw((x - side, y - side, x + side, y + side), fill=_colour(luck))
    Image.blend(drawn, grain, 0.25).save(path, "JPEG", quality=86)
    return path


def _colour(luck: Random) -> tuple[int, int, int]:
    return luck.randrange(256), luck.randrange(256), luck.randrange(256)


def film_clip(folder: Path) -> Path:
    """Have ffmpeg make a video with sound; fails, and names its package, where it is absent."""
    program = shutil.which("ffmpeg")
    if program is None:
        pytest.fail("ffmpeg is missing. On Debian: apt install ffmpeg.")
    path = folder / "boats.mp4"
    command = [program, "-nostdin", "-v", "error", "-y", "-f", "lavfi"]
    command += ["-i", f"testsrc2=size=640x360:rate=25:duration={SECONDS}", "-f", "lavfi"]
    command += ["-i", f"sine=frequency=330:duration={SECONDS}", "-pix_fmt", "yuv420p"]
    subprocess.run([*command, "-shortest", str(path)], check=True, timeout=120)
    return path


def photograph_paper(folder: Path) -> Path:
    """Draw the photo of a form with a signature on it."""
    sheet = Image.new("RGB", (800, 1100), "#f5f2ea")
    pen = ImageDraw.Draw(sheet)
    for line in range(12):
        pen.line((80, 120 + 60 * line, 720, 120 + 60 * line), fill="#777777", width=2)
    pen.line((120, 980, 220, 930, 300, 990, 420, 940), fill="#16324f", width=6)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=80)
    path = folder / "consent-of-the-guardian.jpg"
    path.write_bytes(out.getvalue())
    return path
