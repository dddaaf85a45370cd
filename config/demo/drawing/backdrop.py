"""The far half of a story picture: sky, pearl, clouds and hills."""

from config.demo.drawing.canvas import Canvas
from config.demo.drawing.nature import (
    clouds,
    hills,
    stars,
)
from config.demo.drawing.palette import (
    CREAM,
    Light,
)


def backdrop(
    canvas: Canvas, light: Light, *, horizon: float, pearl_x: float, pearl_y: float
) -> None:
    """Lay sky, pearl, clouds and far hills."""
    canvas.wash(light.sky, bottom=horizon + 40)
    canvas.glow(pearl_x, pearl_y, 420, CREAM, 0.65)
    if light.is_dark:
        stars(canvas, bottom=horizon * 0.6, count=60)
    canvas.pearl(pearl_x, pearl_y, canvas.rng.uniform(120, 190))
    clouds(canvas, top=horizon * 0.2, bottom=horizon * 0.85, count=4)
    hills(canvas, light, level=horizon)
