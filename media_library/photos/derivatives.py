"""Pictures for the public from one master: decoded once, each size from the next larger one."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from os import PathLike
from typing import IO

from PIL import Image

from media_library.photos.crediting import Credit, xmp_packet
from media_library.rules.cutting import Cut, Focal, cut_of

# One thread each: workers fill the cores with photos, and threads only cost on top of that.
SAVE_OPTIONS: dict[str, dict[str, object]] = {
    "avif": {"quality": 58, "speed": 8, "max_threads": 1},
    "webp": {"quality": 78, "method": 3},
    "jpeg": {"quality": 78, "optimize": True, "progressive": True},
}
# Nine alt texts weigh more than a thumbnail: they go where a picture is large enough to be kept.
ALTS_FROM_WIDTH = 960

Source = str | PathLike[str] | IO[bytes] | Image.Image
Finish = Callable[[Image.Image], Image.Image]


def as_it_is(picture: Image.Image) -> Image.Image:
    return picture


@dataclass(frozen=True, kw_only=True)
class Derivative:
    """One encoded picture and its sides in pixels."""

    data: bytes
    width: int
    height: int


def write_derivatives(
    *,
    master: Source,
    specs: Iterable[str],
    credit: Credit,
    focal: Focal | None = None,
    finish: Finish = as_it_is,
) -> dict[str, Derivative]:
    """Return the picture of each spec, such as "width-640|format-avif"; JPEG where none is named.

    What follows a second "|" in a spec only tells it from others of that size. `finish` is given
    each picture before it is written and returns what is written in its place.

    `master` is upright and in sRGB: a path, an open file or a picture. Nothing that it carries
    besides its pixels is written; the credit is. Raises OSError for a master that cannot be read.
    """
    forms: dict[str, list[tuple[str, str]]] = {}
    for spec in specs:
        size, _, form = spec.partition("|format-")
        forms.setdefault(size, []).append((spec, form.partition("|")[0] or "jpeg"))
    if isinstance(master, Image.Image):
        return _cascade(master, master.size, forms, credit, focal, finish)
    with Image.open(master, formats=("JPEG", "PNG", "WEBP", "AVIF")) as opened:
        sides = opened.size
        cuts = (cut_of(size, width=sides[0], height=sides[1], focal=focal) for size in forms)
        reach = min(1.0, max((cut.scale for cut in cuts), default=1.0))
        # A JPEG decodes to a half or a quarter for less, if that is enough for the largest.
        opened.draft(opened.mode, (max(1, int(sides[0] * reach)), max(1, int(sides[1] * reach))))
        return _cascade(opened, sides, forms, credit, focal, finish)


def _cascade(
    picture: Image.Image,
    sides: tuple[int, int],
    forms: dict[str, list[tuple[str, str]]],
    credit: Credit,
    focal: Focal | None,
    finish: Finish,
) -> dict[str, Derivative]:
    cuts = {size: cut_of(size, width=sides[0], height=sides[1], focal=focal) for size in forms}
    source = _pixels_only(picture)
    made = {}
    for size in sorted(cuts, key=lambda size: cuts[size].scale, reverse=True):
        cut = cuts[size]
        small = _resized(source, cut, sides)
        packet = xmp_packet(credit, with_alts=cut.width >= ALTS_FROM_WIDTH)
        finished = finish(small)
        for spec, form in forms[size]:
            made[spec] = Derivative(
                data=_encoded(finished, form, packet),
                width=finished.width,
                height=finished.height,
            )
        if cut.is_whole:
            source = small
    return made


def _pixels_only(picture: Image.Image) -> Image.Image:
    clean = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    # Encoders write what they find here: a profile, a comment, somebody else's XMP.
    clean.info = {}
    return clean


def _resized(source: Image.Image, cut: Cut, sides: tuple[int, int]) -> Image.Image:
    size = (cut.width, cut.height)
    if cut.is_whole and source.size == size:
        return source
    across, down = source.width / sides[0], source.height / sides[1]
    left, top, right, bottom = cut.box
    box = (
        left * across,
        top * down,
        min(right * across, source.width),
        min(bottom * down, source.height),
    )
    return source.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _encoded(picture: Image.Image, form: str, packet: bytes) -> bytes:
    if form == "jpeg" and picture.mode == "RGBA":
        on_white = Image.new("RGB", picture.size, "white")
        on_white.paste(picture, mask=picture.getchannel("A"))
        picture = on_white
    out = io.BytesIO()
    picture.save(out, form.upper(), xmp=packet, **SAVE_OPTIONS[form])
    return out.getvalue()
