"""The round emblem of each Pearl: one scene, subject in the middle, cropped round by the site."""

from PIL import Image

from config.demo.drawing.canvas import Canvas
from config.demo.drawing.emblems_by_the_sea import SEA_EMBLEMS
from config.demo.drawing.emblems_in_town import TOWN_EMBLEMS
from config.demo.drawing.emblems_of_craft import CRAFT_EMBLEMS
from config.demo.drawing.emblems_of_nature import NATURE_EMBLEMS

_EMBLEMS = {**SEA_EMBLEMS, **TOWN_EMBLEMS, **NATURE_EMBLEMS, **CRAFT_EMBLEMS}
PEARL_SLUGS = tuple(_EMBLEMS)


def draw_pearl(pearl_slug: str, size: int) -> Image.Image:
    """Draw the square emblem of a Pearl; raises KeyError for a slug without one."""
    canvas = Canvas(size=(size, size), seed=pearl_slug)
    _EMBLEMS[pearl_slug](canvas)
    return canvas.finished()
