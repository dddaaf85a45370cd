"""Pictures for the demo, drawn by the machine and the same for the same seed."""

from config.demo.drawing.emblems import PEARL_SLUGS, draw_pearl
from config.demo.drawing.stories import SCENES, draw_story

__all__ = ["PEARL_SLUGS", "SCENES", "draw_pearl", "draw_story"]
