"""A short video for the demo: paper boats with lanterns leave a Baltic harbour at dusk."""

import math
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from config.demo.drawing.backdrop import backdrop
from config.demo.drawing.buildings import row_of_houses
from config.demo.drawing.canvas import Canvas
from config.demo.drawing.nature import lens, water
from config.demo.drawing.palette import AMBER, BLUSH, CREAM, DUSK, HONEY, MINT, ROSE, Colour, mix
from config.demo.drawing.people import Pose, person
from config.demo.drawing.tones import evening_tones

SIZE = (1280, 720)
SECONDS = 7
FRAMES_PER_SECOND = 24
_WATERLINE = 606
_PEARL_X = 1180
_FINE = 3
_FLICKERS = 12


@dataclass(frozen=True, kw_only=True)
class Boat:
    """One paper boat: where it is at the start in pixels, how far away, how it rocks."""

    x: float
    y: float
    reach: float
    speed: float
    rocking: float
    paper: Colour


FLEET = (
    Boat(x=800, y=476, reach=36, speed=13, rocking=0.4, paper=CREAM),
    Boat(x=985, y=502, reach=46, speed=15, rocking=2.9, paper=MINT),
    Boat(x=392, y=515, reach=55, speed=19, rocking=2.1, paper=ROSE),
    Boat(x=668, y=566, reach=84, speed=27, rocking=4.4, paper=CREAM),
    Boat(x=140, y=606, reach=112, speed=38, rocking=1.2, paper=mix(HONEY, CREAM, 0.45)),
)
PEOPLE: tuple[tuple[Pose, float], ...] = (
    ("wave", 92),
    ("stand", 84),
    ("hold", 60),
    ("wave", 88),
    ("stand", 90),
)


def draw_clip(*, into: Path, ffmpeg: str = "ffmpeg") -> bool:
    """Draw the video and write it as MP4; returns False where there is no ffmpeg."""
    program = shutil.which(ffmpeg)
    if program is None:
        return False
    picture = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{SIZE[0]}x{SIZE[1]}"]
    command = [program, "-hide_banner", "-v", "error", "-y", *picture]
    command += [
        "-r",
        str(FRAMES_PER_SECOND),
        "-i",
        "-",
        "-f",
        "lavfi",
        "-i",
        evening_tones(SECONDS),
    ]
    command += ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"]
    command += ["-c:a", "aac", "-b:a", "128k", "-shortest", "-movflags", "+faststart"]
    command += ["-f", "mp4", str(into)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as drawing:  # noqa: S603
        assert drawing.stdin is not None  # noqa: S101 - we asked for it
        for frame in frames():
            drawing.stdin.write(frame.tobytes())
    if drawing.returncode:
        raise RuntimeError(f"ffmpeg could not write the clip: status {drawing.returncode}")
    return True


def frames() -> Iterator[Image.Image]:
    """Draw one frame after another."""
    evening = _evening()
    for number in range(SECONDS * FRAMES_PER_SECOND):
        yield evening.at(number / FRAMES_PER_SECOND)


class Evening:
    """The still harbour, and everything that moves in it drawn once and laid on anew each time."""

    def __init__(self, *, harbour: Image.Image, rng: Random) -> None:
        self.harbour = harbour
        papers = [_paper_boat(boat) for boat in FLEET]
        self.boats = list(zip(FLEET, papers, map(_mirrored, papers), strict=True))
        self.glow = _glow()
        self.glint = _glint()
        self.glints = [_scattered_glint(rng) for _ in range(90)]
        self.lanterns = [
            (rng.uniform(60, 760), rng.uniform(40, 330), rng.uniform(7, 12), rng.uniform(0, 6))
            for _ in range(11)
        ]

    def at(self, seconds: float) -> Image.Image:
        """Draw the harbour as it is after so many seconds."""
        frame = self.harbour.copy()
        for x, y, across, phase in self.glints:
            strength = math.sin(seconds * 1.7 + phase)
            if strength > 0:
                self._light(frame, x + 5 * math.sin(seconds * 0.8 + phase), y, across, strength)
        for x, y, size, phase in self.lanterns:
            self._sky_lantern(frame, x, y, size, phase, seconds)
        for boat, paper, mirrored in self.boats:
            self._boat(frame, boat, paper, mirrored, seconds)
        return frame

    def _light(self, frame: Image.Image, x: float, y: float, across: float, share: float) -> None:
        mask = self.glint.resize((round(across), max(3, round(across / 13))))
        mask = mask.point([round(step * share * 0.62) for step in range(256)])
        frame.paste(CREAM, (round(x - across / 2), round(y)), mask)

    def _sky_lantern(
        self, frame: Image.Image, x: float, y: float, size: float, phase: float, seconds: float
    ) -> None:
        x += 9 * math.sin(seconds * 0.6 + phase) + 4 * seconds
        y -= 7 * seconds * size / 9
        self._shine(frame, x, y, size * 4.2, phase, seconds)
        lantern = Image.new("L", (round(size * 8), round(size * 8)))
        edges = [(0.33, 0.2), (0.67, 0.2), (0.72, 0.45), (0.62, 0.8), (0.38, 0.8), (0.28, 0.45)]
        side = lantern.width
        spots = [(across * side, down * side) for across, down in edges]
        ImageDraw.Draw(lantern).polygon(spots, fill=235)
        lantern = _moved(lantern.reduce(4), x % 1, y % 1)
        frame.paste(mix(HONEY, CREAM, 0.3), (int(x - size), int(y - size)), lantern)

    def _shine(
        self, frame: Image.Image, x: float, y: float, radius: float, phase: float, seconds: float
    ) -> None:
        flicker = math.sin(seconds * 5 + phase) * 0.6 + math.sin(seconds * 8.3 + phase) * 0.4
        glow = self.glow[round((flicker + 1) / 2 * (_FLICKERS - 1))]
        side = round(radius * 2)
        frame.paste(HONEY, (round(x - radius), round(y - radius)), glow.resize((side, side)))

    def _boat(
        self,
        frame: Image.Image,
        boat: Boat,
        paper: Image.Image,
        mirrored: Image.Image,
        seconds: float,
    ) -> None:
        x = boat.x + boat.speed * seconds
        y = boat.y + boat.reach * 0.03 * math.sin(seconds * 1.5 + boat.rocking)
        tilt = 0.056 * math.sin(seconds * 1.2 + boat.rocking)
        half = paper.width / 2
        rocked = _moved(paper, x % 1, y % 1, tilt=tilt)
        sway = 2 * math.sin(seconds * 2 + boat.rocking)
        low = round(y - boat.reach * 0.03 - mirrored.height * 0.21)
        frame.paste(mirrored, (int(x - half + sway), low), mirrored)
        for at in range(4):
            breadth = boat.reach * (0.72 - at * 0.13) * (1 + 0.2 * math.sin(seconds * 3 + at * 2))
            drop = boat.reach * (0.14 + at * 0.15)
            self._warm_streak(frame, x + sway * at, y + drop, breadth, 0.8 - at * 0.16)
        self._shine(frame, x, y - boat.reach * 0.34, boat.reach * 1.9, boat.rocking, seconds)
        frame.paste(rocked, (int(x - half), int(y - paper.height * 0.79)), rocked)
        self._shine(frame, x, y - boat.reach * 0.3, boat.reach * 0.62, boat.rocking, seconds)

    def _warm_streak(
        self, frame: Image.Image, x: float, y: float, across: float, share: float
    ) -> None:
        mask = self.glint.resize((max(4, round(across)), max(2, round(across / 11))))
        mask = mask.point([round(step * share) for step in range(256)])
        frame.paste(HONEY, (round(x - across / 2), round(y)), mask)


def _evening() -> Evening:
    canvas = Canvas(size=SIZE, seed="lantern-evening")
    backdrop(canvas, DUSK, horizon=540, pearl_x=_PEARL_X, pearl_y=285)
    row_of_houses(
        canvas,
        left=-40,
        right=930,
        base=596,
        tall=175,
        roof=DUSK.near,
        lit_share=0.6,
        veil=DUSK.mid,
        veil_share=0.28,
    )
    water(canvas, DUSK, top=_WATERLINE, shine_x=_PEARL_X, shine=80)
    canvas.shape([(-20, 594), (1045, 594), (1045, 630), (-20, 630)], DUSK.near)
    for at in range(8):
        post = 40 + at * 130
        canvas.rect(post, 626, 13, canvas.rng.uniform(28, 42), DUSK.ink)
        lens(canvas, post + 40, 682 + at % 3 * 9, 9, 52, HONEY, alpha=52)
    for at, (pose, tall) in enumerate(PEOPLE):
        person(canvas, 500 + at * 97, 598, tall, pose=pose, facing=1)
    for at, count in enumerate((4, 3)):
        x, y = 60 + at * 330, 572 - at * 4
        canvas.glow(x + 40 * count, y, 80, AMBER, 0.3)
    return Evening(harbour=canvas.finished(), rng=canvas.rng)


def _paper_boat(boat: Boat) -> Image.Image:
    """Fold a boat from a sheet of paper, lit from inside."""
    side = round(boat.reach * 2.8)
    sheet = Image.new("RGBA", (side * _FINE, side * _FINE), (*boat.paper, 0))
    pen = ImageDraw.Draw(sheet)
    unit = boat.reach * _FINE
    left, base = side * _FINE / 2, side * _FINE * 0.79
    warm, shade = mix(boat.paper, HONEY, 0.5), mix(boat.paper, BLUSH, 0.55)
    night = mix(shade, DUSK.near, 0.32)

    def fold(points: list[tuple[float, float]], fill: Colour) -> None:
        spots = [(left + x * unit, base + y * unit) for x, y in points]
        pen.polygon(spots, fill=(*fill, 255))

    fold([(0, -1.16), (-0.42, -0.2), (0, -0.2)], mix(warm, CREAM, 0.35))
    fold([(0, -1.16), (0.42, -0.2), (0, -0.2)], shade)
    fold([(-1, -0.52), (0, -0.16), (1, -0.52), (0.58, 0.08), (-0.58, 0.08)], warm)
    fold([(-1, -0.52), (-0.1, -0.2), (-0.58, 0.08)], mix(boat.paper, CREAM, 0.4))
    fold([(1, -0.52), (0.1, -0.2), (0.58, 0.08)], shade)
    fold([(-0.58, 0.08), (0, -0.16), (0.58, 0.08)], mix(warm, AMBER, 0.22))
    fold([(-0.58, 0.08), (0.58, 0.08), (0.52, 0.13), (-0.52, 0.13)], night)
    return sheet.reduce(_FINE)


def _mirrored(paper: Image.Image) -> Image.Image:
    """Return what the water shows of a boat: upside down, flatter, blurred, faint."""
    image = paper.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    image = image.resize((paper.width, round(paper.height * 0.62)))
    image = image.filter(ImageFilter.GaussianBlur(paper.width / 62))
    image.putalpha(image.getchannel("A").point([round(step * 0.34) for step in range(256)]))
    return image


def _glow() -> list[Image.Image]:
    fade = ImageChops.invert(Image.radial_gradient("L")).resize((128, 128))
    return [
        fade.point(
            [
                round(max(0.0, step / 255 - 0.3) ** 2.2 * 255 * (0.95 + 0.35 * level / _FLICKERS))
                for step in range(256)
            ]
        )
        for level in range(_FLICKERS)
    ]


def _glint() -> Image.Image:
    sheet = Image.new("L", (260, 20))
    ImageDraw.Draw(sheet).ellipse((10, 5, 249, 14), fill=255)
    return sheet.filter(ImageFilter.GaussianBlur(2.5))


def _scattered_glint(rng: Random) -> tuple[float, float, float, float]:
    depth = rng.random() ** 1.3
    y = SIZE[1] * (_WATERLINE / 1000 + 0.012 + depth * 0.37)
    is_below_pearl = rng.random() < 0.5
    middle = _PEARL_X * SIZE[1] / 1000
    x = rng.gauss(middle, 30 + depth * 70) if is_below_pearl else rng.uniform(0, SIZE[0])
    across = rng.uniform(26, 70) * (0.5 + depth)
    return x, y, across, rng.uniform(0, math.tau)


def _moved(image: Image.Image, right: float, down: float, *, tilt: float = 0.0) -> Image.Image:
    """Shift by a part of a pixel, as what moves slowly would hop otherwise, and turn in radians."""
    x, y = image.width / 2, image.height / 2
    along, across = math.cos(tilt), math.sin(tilt)
    from_x = x - along * (x + right) - across * (y + down)
    from_y = y + across * (x + right) - along * (y + down)
    matrix = (along, across, from_x, -across, along, from_y)
    return image.transform(image.size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC)
