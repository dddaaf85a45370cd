"""Water, trees, hills, stars and birds."""

import math

from config.demo.drawing.canvas import Canvas, Point, ridge, smooth
from config.demo.drawing.palette import CREAM, HONEY, Colour, Grid, Light, mix


def water(canvas: Canvas, light: Light, *, top: float, shine_x: float, shine: float = 90) -> None:
    """Lay the sea with its ripples and the broken path of light below the pearl."""
    canvas.wash(light.water, top=top)
    depth = canvas.height - top
    for _ in range(46):
        share = canvas.rng.random() ** 1.4
        y = top + 8 + share * depth
        length = canvas.rng.uniform(30, 120) * (0.35 + share)
        x = canvas.rng.uniform(-60, canvas.width)
        tint = CREAM if canvas.rng.random() < 0.55 else light.near
        lens(canvas, x, y, length, 1.2 + 3.2 * share, tint, alpha=34)
    rows = int(depth / 16)
    for row in range(rows):
        share = row / rows
        spread = shine * (0.5 + share * 0.9) * canvas.rng.uniform(0.45, 1.1)
        x = shine_x + canvas.rng.uniform(-14, 14)
        lens(
            canvas, x, top + 10 + row * 16, spread, 4.5, CREAM, alpha=round(170 * (1 - share) + 20)
        )


def lens(
    canvas: Canvas, x: float, y: float, reach: float, thick: float, fill: Colour, *, alpha: int
) -> None:
    """Draw one glint on the water."""
    canvas.shape(
        smooth([(x - reach, y), (x, y - thick), (x + reach, y), (x, y + thick)], is_closed=True),
        fill,
        alpha=alpha,
    )


def hills(canvas: Canvas, light: Light, *, level: float, swing: float = 26) -> None:
    """Lay two ranges of hills one behind the other."""
    canvas.shape(ridge(canvas, level - 34, swing), light.far)
    canvas.shape(ridge(canvas, level, swing * 0.7, humps=7), mix(light.far, light.mid, 0.6))


def pine(canvas: Canvas, x: float, base: float, tall: float, fill: Colour) -> None:
    """Draw a fir whose light side is a shade paler."""
    wide = tall * 0.2
    canvas.rect(x - tall * 0.016, base - tall * 0.14, tall * 0.032, tall * 0.14, fill)
    pale = mix(fill, CREAM, 0.13)
    for tier in range(4):
        top = base - tall + tier * tall * 0.19
        low = top + tall * 0.34
        reach = wide * (0.42 + tier * 0.2)
        outline: list[Point] = [(x, top), (x + reach, low), (x, low - tall * 0.035)]
        canvas.shape([*outline, (x - reach, low)], fill)
        canvas.shape([(x, top), (x - reach, low), (x, low - tall * 0.035)], pale)


def round_tree(
    canvas: Canvas, x: float, base: float, tall: float, fill: Colour, trunk: Colour
) -> None:
    """Draw a broad-leaved tree as a leaf-shaped crown with a vein."""
    canvas.rect(x - tall * 0.02, base - tall * 0.5, tall * 0.04, tall * 0.5, trunk)
    reach = tall * 0.27
    crown = [
        (x, base - tall),
        (x + reach * 0.85, base - tall * 0.72),
        (x + reach, base - tall * 0.45),
        (x, base - tall * 0.22),
        (x - reach, base - tall * 0.45),
        (x - reach * 0.85, base - tall * 0.72),
    ]
    canvas.shape(smooth(crown, is_closed=True), fill)
    left = [crown[0], (x + reach * 0.1, base - tall * 0.55), crown[3], crown[4], crown[5]]
    canvas.shape(smooth(left, is_closed=True), mix(fill, CREAM, 0.14))
    canvas.line([(x, base - tall * 0.76), (x, base - tall * 0.2)], trunk, tall * 0.018)
    for share in (0.42, 0.54):
        knot = (x, base - tall * share)
        canvas.line([knot, (x + reach * 0.4, knot[1] - tall * 0.09)], trunk, tall * 0.012)
        canvas.line([knot, (x - reach * 0.4, knot[1] - tall * 0.09)], trunk, tall * 0.012)


def forest(
    canvas: Canvas, *, left: float, right: float, base: float, tall: float, fill: Colour
) -> None:
    """Plant a row of firs of uneven height."""
    x = left
    while x < right:
        height = tall * canvas.rng.uniform(0.62, 1.1)
        pine(canvas, x, base + canvas.rng.uniform(-4, 8), height, fill)
        x += height * canvas.rng.uniform(0.16, 0.34)


def stars(canvas: Canvas, *, bottom: float, count: int = 70) -> None:
    for _ in range(count):
        x, y = canvas.rng.uniform(0, canvas.width), canvas.rng.uniform(0, bottom)
        size = canvas.rng.uniform(0.9, 2.6)
        canvas.oval(x, y, size, CREAM, alpha=canvas.rng.randint(70, 210))


def birds(canvas: Canvas, x: float, y: float, *, count: int, fill: Colour) -> None:
    for _ in range(count):
        at_x, at_y = x + canvas.rng.uniform(-120, 120), y + canvas.rng.uniform(-45, 45)
        span = canvas.rng.uniform(10, 19)
        wing = smooth(
            [
                (at_x - span, at_y - span * 0.25),
                (at_x - span * 0.5, at_y - span * 0.5),
                (at_x, at_y),
                (at_x + span * 0.5, at_y - span * 0.5),
                (at_x + span, at_y - span * 0.25),
            ]
        )
        canvas.line(wing, fill, 2.6)


def clouds(canvas: Canvas, *, top: float, bottom: float, count: int = 5) -> None:
    """Drift long thin clouds across the sky."""
    for _ in range(count):
        x, y = canvas.rng.uniform(0, canvas.width), canvas.rng.uniform(top, bottom)
        reach = canvas.rng.uniform(120, 320)
        for _ in range(3):
            shift, lift = canvas.rng.uniform(-80, 80), canvas.rng.uniform(-13, 13)
            lens(canvas, x + shift, y + lift, reach, canvas.rng.uniform(5, 12), CREAM, alpha=44)


def string_lights(canvas: Canvas, start: Point, end: Point, *, sag: float, count: int) -> None:
    """Hang a chain of warm lamps between two points."""
    rope: list[Point] = []
    for at in range(25):
        t = at / 24
        x = start[0] + (end[0] - start[0]) * t
        rope.append((x, start[1] + (end[1] - start[1]) * t + math.sin(t * math.pi) * sag))
    canvas.line(rope, mix(HONEY, CREAM, 0.2), 1.6, alpha=150)
    for at in range(1, count):
        t = at / count
        x = start[0] + (end[0] - start[0]) * t
        y = start[1] + (end[1] - start[1]) * t + math.sin(t * math.pi) * sag
        canvas.glow(x, y + 7, 34, HONEY, 0.75)
        canvas.oval(x, y + 7, 5.4, mix(HONEY, CREAM, 0.35))


def column(first: Colour, last: Colour) -> Grid:
    """A two-colour run from top to bottom."""
    return ((first,), (last,))
