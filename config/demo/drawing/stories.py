"""Story pictures: twelve scenes of culture at work, each different for each seed."""

from PIL import Image

from config.demo.drawing.canvas import Canvas
from config.demo.drawing.scenes_by_the_water import WATER_SCENES
from config.demo.drawing.scenes_in_the_square import SQUARE_SCENES
from config.demo.drawing.scenes_indoors import INDOOR_SCENES
from config.demo.drawing.scenes_of_gathering import GATHERING_SCENES

_SCENES = {**WATER_SCENES, **GATHERING_SCENES, **SQUARE_SCENES, **INDOOR_SCENES}
SCENES = tuple(_SCENES)


def draw_story(scene: str, seed: int, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """Draw a landscape picture of a scene; raises KeyError for a scene that is not known."""
    canvas = Canvas(size=size, seed=f"{scene}-{seed}")
    _SCENES[scene](canvas)
    return canvas.finished()
