"""Which part of a picture a size shows, and how large it comes out."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels of the master


@dataclass(frozen=True, kw_only=True)
class Focal:
    """What must stay in the picture: its centre and its extent, in pixels of the master."""

    x: float
    y: float
    width: float = 0
    height: float = 0


@dataclass(frozen=True, kw_only=True)
class Cut:
    """`box` of the master becomes a picture of `width` × `height` pixels."""

    box: Box
    width: int
    height: int
    is_whole: bool

    @property
    def scale(self) -> float:
        """Pixels of the result for one pixel of the master."""
        return self.width / (self.box[2] - self.box[0])


def cut_of(size: str, *, width: int, height: int, focal: Focal | None = None) -> Cut:
    """Return the cut that a size such as "width-640" takes from a master of `width` × `height`.

    "width-" and "max-" show the whole picture and never enlarge it; "fill-" has exactly the
    sides it names, from the largest part of that shape around the focal point.
    """
    how, _, measure = size.partition("-")
    if how == "fill":
        return _fill(*_sides(measure), width=width, height=height, focal=focal)
    if how == "width":
        scale = min(1.0, int(measure) / width)
    elif how == "max":
        longest = _sides(measure)
        scale = min(1.0, longest[0] / width, longest[1] / height)
    else:
        raise ValueError(f"unknown size: {size}")
    return Cut(
        box=(0, 0, width, height),
        width=max(1, round(width * scale)),
        height=max(1, round(height * scale)),
        is_whole=True,
    )


def _sides(measure: str) -> tuple[int, int]:
    width, height = (int(side) for side in measure.split("x"))
    return width, height


def _fill(wide: int, high: int, *, width: int, height: int, focal: Focal | None) -> Cut:
    cut_width = min(float(width), height * wide / high)
    cut_height = min(float(height), width * high / wide)
    focal = focal or Focal(x=width / 2, y=height / 2)
    left = _start(focal.x, focal.width, cut=cut_width, whole=width)
    top = _start(focal.y, focal.height, cut=cut_height, whole=height)
    return Cut(
        box=(left, top, min(width, left + cut_width), min(height, top + cut_height)),
        width=wide,
        height=high,
        is_whole=False,
    )


def _start(centre: float, extent: float, *, cut: float, whole: int) -> float:
    """Return where a cut begins on one axis: the focal point keeps its place in the frame."""
    centre = min(max(0.0, centre), whole)  # it may stem from an earlier, larger file
    start = centre * (1 - cut / whole)
    if extent <= cut:  # all of it fits, so nothing of it is cut off
        start = min(max(start, centre + extent / 2 - cut), centre - extent / 2)
    return min(max(0.0, start), whole - cut)
