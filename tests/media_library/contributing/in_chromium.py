"""The partner's page on a phone: the tabs of a test, photos to choose, and what is wrong."""

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext, Page

from tests.browser import checks
from tests.browser.chromium import Tab
from tests.media_library.contributing.portal_server import PortalServer

PHONE = {"width": 390, "height": 844}
# An answer that says no is meant here; what must never happen is a broken script or policy.
NEVER = ("policy:", "page error:", "asked somebody else")

Opener = Callable[..., tuple[BrowserContext, Tab]]


def picture(folder: Path, name: str = "IMG_0001.jpg", *, size: int = 800) -> Path:
    """Make a photo that does not get small: noise, about `size` × `size` bytes."""
    out = io.BytesIO()
    Image.effect_noise((size, size), 90).convert("RGB").save(out, "JPEG", quality=95)
    path = folder / name
    path.write_bytes(out.getvalue())
    return path


def faults(page: Page) -> list[str]:
    found = checks.heading_faults(page)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        found += [f"{width}: {fault}" for fault in checks.axe_faults(page)]
        found += [f"{width}: {fault}" for fault in checks.layout_faults(page)]
    return found


def state_of(portal: PortalServer, label: str) -> str:
    rows = portal.rows("SELECT state FROM media_library_asset WHERE label = ?", label)
    return str(rows[0][0]) if rows else ""
