"""A sheet to draw on: units instead of pixels, soft light, smooth curves, fine grain."""

import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from config.demo.drawing.palette import CREAM, FOG, LILAC, MINT, ROSE, Colour, Grid, mix

Point = tuple[float, float]

UNITS_HIGH = 1000
OVERSAMPLING = 2
PEARL_SHEEN: Grid = (
    (CREAM, mix(CREAM, MINT, 0.6), FOG),
    (mix(CREAM, ROSE, 0.5), CREAM, mix(MINT, FOG, 0.5)),
    (ROSE, mix(ROSE, LILAC, 0.5), LILAC),
)


class Canvas:
    """A picture in the making, 1000 units high, drawn at double size and halved at the end."""

    def __init__(self, *, size: tuple[int, int], seed: int | str) -> None:
        self.size = size
        self.scale = size[1] * OVERSAMPLING / UNITS_HIGH
        self.width = size[0] / size[1] * UNITS_HIGH
        self.height = float(UNITS_HIGH)
        self.rng = Random(str(seed))
        self.image = Image.new("RGB", (size[0] * OVERSAMPLING, size[1] * OVERSAMPLING))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def px(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def box(self, left: float, top: float, right: float, bottom: float) -> tuple[int, ...]:
        return tuple(round(edge * self.scale) for edge in (left, top, right, bottom))

    def wash(self, grid: Grid, *, top: float = 0, bottom: float = UNITS_HIGH) -> None:
        """Cover a band of the sheet with colours that flow into each other."""
        _, y0, _, y1 = self.box(0, top, 0, bottom)
        band = blend_grid(grid, (self.image.width, max(1, y1 - y0)))
        self.image.paste(band, (0, y0))

    def shape(self, points: Sequence[Point], fill: Colour, *, alpha: int = 255) -> None:
        self.pen.polygon(self.px(points), fill=(*fill, alpha))

    def shaded(self, points: Sequence[Point], grid: Grid) -> None:
        """Fill a shape with flowing colours."""
        spots = self.px(points)
        left, top = math.floor(min(x for x, _ in spots)), math.floor(min(y for _, y in spots))
        right, bottom = math.ceil(max(x for x, _ in spots)), math.ceil(max(y for _, y in spots))
        extent = (max(1, right - left), max(1, bottom - top))
        mask = Image.new("L", extent)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in spots], fill=255)
        self.image.paste(blend_grid(grid, extent), (left, top), mask)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Colour,
        *,
        alpha: int = 255,
        radius: float = 0,
    ) -> None:
        edges = self.box(x, y, x + width, y + height)
        self.pen.rounded_rectangle(edges, radius * self.scale, fill=(*fill, alpha))

    def oval(
        self,
        x: float,
        y: float,
        across: float,
        fill: Colour,
        *,
        down: float | None = None,
        alpha: int = 255,
    ) -> None:
        """Draw an ellipse by its centre and half-axes."""
        down = across if down is None else down
        edges = self.box(x - across, y - down, x + across, y + down)
        self.pen.ellipse(edges, fill=(*fill, alpha))

    def line(
        self, points: Sequence[Point], fill: Colour, width: float, *, alpha: int = 255
    ) -> None:
        thickness = max(1, round(width * self.scale))
        self.pen.line(self.px(points), fill=(*fill, alpha), width=thickness, joint="curve")

    def arc(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        start: float,
        end: float,
        fill: Colour,
        width: float,
        alpha: int = 255,
    ) -> None:
        edges = self.box(x - radius, y - radius, x + radius, y + radius)
        thickness = max(1, round(width * self.scale))
        self.pen.arc(edges, start, end, fill=(*fill, alpha), width=thickness)

    def glow(self, x: float, y: float, radius: float, fill: Colour, strength: float = 0.6) -> None:
        """Lay a soft round light over what is already drawn."""
        left, top, right, bottom = self.box(x - radius, y - radius, x + radius, y + radius)
        fade = Image.radial_gradient("L").point(
            [round(255 * strength * max(0.0, 1 - step / 180) ** 2) for step in range(256)]
        )
        mask = fade.resize((max(1, right - left), max(1, bottom - top)), Image.Resampling.BILINEAR)
        self.image.paste(Image.new("RGB", mask.size, fill), (left, top), mask)

    def pearl(
        self, x: float, y: float, radius: float, *, veil: Colour = CREAM, amount: float = 0.0
    ) -> None:
        """Draw the sign of every picture: a disc with the sheen of mother-of-pearl."""
        left, top, right, bottom = self.box(x - radius, y - radius, x + radius, y + radius)
        grid = tuple(tuple(mix(spot, veil, amount) for spot in row) for row in PEARL_SHEEN)
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).ellipse((0, 0, right - left - 1, bottom - top - 1), fill=255)
        self.image.paste(blend_grid(grid, mask.size), (left, top), mask)

    def finished(self) -> Image.Image:
        """Halve the sheet and add the grain of printed paper."""
        picture = self.image.reduce(OVERSAMPLING)
        tile_side = 256
        noise = Image.frombytes("L", (tile_side, tile_side), self.rng.randbytes(tile_side**2))
        noise = noise.filter(ImageFilter.BoxBlur(1)).point(
            [116 + step // 11 for step in range(256)]
        )
        grain = Image.new("L", picture.size)
        for x in range(0, picture.width, tile_side):
            for y in range(0, picture.height, tile_side):
                grain.paste(noise, (x, y))
        return ImageChops.overlay(picture, Image.merge("RGB", (grain, grain, grain)))


def blend_grid(grid: Grid, extent: tuple[int, int]) -> Image.Image:
    """Stretch a few colours over an area so that they flow into each other."""
    seedling = Image.new("RGB", (len(grid[0]), len(grid)))
    seedling.putdata([spot for row in grid for spot in row])
    # Two steps: the smooth curve on a small sheet, the large enlargement with the cheap filter.
    middle = (min(extent[0], 96), min(extent[1], 96))
    return seedling.resize(middle, Image.Resampling.BICUBIC).resize(
        extent, Image.Resampling.BILINEAR
    )


def smooth(points: Sequence[Point], *, is_closed: bool = False, steps: int = 10) -> list[Point]:
    """Lay a Catmull-Rom curve through the points."""
    last = len(points) - 1
    curve: list[Point] = []
    for at in range(len(points) if is_closed else last):
        if is_closed:
            a, b, c, d = (points[(at + shift) % len(points)] for shift in (-1, 0, 1, 2))
        else:
            a, b, c, d = (points[min(max(at + shift, 0), last)] for shift in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            curve.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    if not is_closed:
        curve.append(points[-1])
    return curve


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def ridge(canvas: Canvas, level: float, swing: float, *, humps: int = 5) -> list[Point]:
    """Draw the line of hills or a shore across the sheet, open at the bottom edge."""
    step = canvas.width / humps
    spots = [(at * step, level + canvas.rng.uniform(-swing, swing)) for at in range(-1, humps + 2)]
    return [*smooth(spots), (canvas.width + step, canvas.height), (-step, canvas.height)]
