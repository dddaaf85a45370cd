"""One drawing job as a process of its own can do it: no database, no Django."""

import io

from config.demo.drawing.emblems import draw_pearl
from config.demo.drawing.stories import draw_story

PICTURE_SIZE = (1440, 960)
PEARL_SIZE = 800

# ("pearl", slug, 0) or ("story", scene, seed)
Job = tuple[str, str, int]


def drawn_jpeg(job: Job) -> bytes:
    """Draw a job and return it as a JPEG."""
    kind, name, seed = job
    image = (
        draw_pearl(name, PEARL_SIZE) if kind == "pearl" else draw_story(name, seed, PICTURE_SIZE)
    )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=93)
    return out.getvalue()
