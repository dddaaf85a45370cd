"""Pictures of pages, in the folder of the documents: how large, and with how many colours."""

import io
import sys

from PIL import Image

from tests.browser.chromium import Tab
from tests.browser.running_demo import ROOT

FOLDER = ROOT / "docs" / "pictures"
MOST = 300_000  # bytes
DESK = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
COLOURS = (256, 128, 64, 32)


def take(name: str, tab: Tab) -> None:
    """Write one picture, with as many colours as its size allows."""
    tab.page.wait_for_load_state("networkidle")
    shot = Image.open(io.BytesIO(tab.page.screenshot())).convert("RGB")
    for colours in COLOURS:
        written = io.BytesIO()
        shot.quantize(colours, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
        if len(written.getvalue()) <= MOST:
            break
    path = FOLDER / f"{name}.png"
    path.write_bytes(written.getvalue())
    sys.stdout.write(f"{path.relative_to(ROOT)}: {len(written.getvalue()) // 1000} kB\n")
