"""Which sizes and formats of a photo exist, and which a page asks for."""

from dataclasses import dataclass

# The browser takes the first format it knows; JPEG is the one that all know.
FORMATS = ("avif", "webp", "jpeg")
WIDTHS = (320, 640, 960, 1280, 1920, 2560)
# Cut to the focal point: the round picture of a Pearl, cards, the preview of a shared link.
SQUARE = ("fill-160x160", "fill-480x480")
CARD = ("fill-480x320", "fill-960x640")
SHARE = ("fill-1200x630",)
ADMIN = ("max-165x165", "max-800x600")


@dataclass(frozen=True)
class Shape:
    """A use of a photo: the sizes that are made for it, smallest first."""

    name: str
    sizes: tuple[str, ...]
    formats: tuple[str, ...] = FORMATS

    def specs(self) -> tuple[str, ...]:
        """Return Wagtail's filter specs, one for each size and format."""
        return tuple(f"{size}|format-{form}" for size in self.sizes for form in self.formats)


SHAPES = {
    "full": Shape("full", tuple(f"width-{width}" for width in WIDTHS)),
    "card": Shape("card", CARD),
    "round": Shape("round", SQUARE),
    "share": Shape("share", SHARE, ("jpeg",)),
}

# Everything that workers make ahead of any visitor.
ALL_SPECS = tuple(spec for shape in SHAPES.values() for spec in shape.specs()) + ADMIN


# One size of each shape as JPEG: what a page needs to look whole, before workers make the rest.
FIRST_LOOK = {
    "full": ("width-640|format-jpeg", "width-1280|format-jpeg"),
    "card": ("fill-480x320|format-jpeg",),
    "round": ("fill-160x160|format-jpeg", "fill-480x480|format-jpeg"),
}


def first_look(*shapes: str) -> tuple[str, ...]:
    """Return the specs that some shapes cannot do without."""
    return tuple(spec for shape in shapes for spec in FIRST_LOOK[shape])


def standing_in(spec: str, *, width: int, height: int) -> str:
    """Return the spec whose picture `spec` would only repeat, for a master of these sides.

    A size that asks for more pixels than the master has shows what the first such size of its
    shape shows already, so that one stands in for it. Mostly it is `spec` itself.
    """
    size, _, form = spec.partition("|")
    for shape in SHAPES.values():
        if size in shape.sizes:
            first = next(
                smaller
                for smaller in shape.sizes
                if smaller == size or _takes_all(smaller, width=width, height=height)
            )
            return f"{first}|{form}"
    return spec


def _takes_all(size: str, *, width: int, height: int) -> bool:
    how, _, measure = size.partition("-")
    wide, _, high = measure.partition("x")
    available = min(width, height * int(wide) / int(high)) if how == "fill" else width
    return int(wide) >= available


def width_of(spec: str) -> int:
    """Return the width in pixels that a spec such as "fill-480x320|format-webp" names."""
    size = spec.split("|", 1)[0].split("-", 1)[1]
    return int(size.split("x", 1)[0])
