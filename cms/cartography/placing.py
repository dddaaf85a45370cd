"""Where marks and labels go on a small map so that close towns stay apart.

Two towns a thumb's breadth apart on the ground would share one spot on a phone. Their marks
are pushed apart until every mark has a square of its own to be touched in (WCAG 2.2, 2.5.8
Target Size), and a leader line runs from each moved mark back to where the town really is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Literal, NamedTuple

from cms.cartography.projection import HEIGHT, WIDTH, Point

Side = Literal["right", "left", "above", "below"]

# Map units are CSS pixels at the narrowest width (see projection.py). A little over 24, so
# that rounding to a tenth never lets two squares touch.
TARGET = 24.0
SPACING = TARGET + 0.2

MARK = 15.0
ANCHOR = 4.0
LABEL_GAP = 10.0
LABEL_SIZE = 11.0
LINE_HEIGHT = 12.0
# The width of an average letter of a plain sans serif, with a little to spare.
LETTER_WIDTH = 0.56 * LABEL_SIZE
LONGEST_LINE = 18

SHORTEST_LEADER = 3.0
MOST_ROUNDS = 200
FIRST_PULL = 0.3
JUMP_STEP = 4
MOST_PASSES = 12

# Dearest first: text cut off by the edge, text on a mark, text on text. Order of taste last.
EDGE_COST, MARK_COST, LABEL_COST = 20.0, 4.0, 2.0
SIDE_COST: Mapping[Side, float] = {"right": 0.0, "left": 2.0, "above": 6.0, "below": 7.0}
# A label beside its mark may also stand a little higher or lower to clear its neighbour.
SLANT_COST: Mapping[float, float] = {0.0: 0.0, 5.0: 1.0, -5.0: 1.1}


class Seat(NamedTuple):
    """A way to put a label: a side of the mark, and how far down from level (beside only)."""

    side: Side
    slant: float = 0.0


SEAT_COST: Mapping[Seat, float] = {
    Seat(side, slant): taste + extra
    for side, taste in SIDE_COST.items()
    for slant, extra in SLANT_COST.items()
    if slant == 0.0 or side in ("right", "left")
}


class Spot(NamedTuple):
    """A town to be marked: an unchanging key, the name to print, and its true point."""

    key: str
    label: str
    point: Point


@dataclass(frozen=True, slots=True)
class Placement:
    """Where to draw one town: its mark, the true point it stands for, and its label."""

    key: str
    x: float
    y: float
    anchor_x: float
    anchor_y: float
    seat: Seat
    label_lines: tuple[str, ...]

    @property
    def has_leader(self) -> bool:
        """Whether the mark stands far enough from the town to need a line back to it."""
        return hypot(self.x - self.anchor_x, self.y - self.anchor_y) >= SHORTEST_LEADER

    @property
    def side(self) -> Side:
        """The side of the mark on which the label stands."""
        return self.seat.side

    @property
    def text_anchor(self) -> str:
        """The SVG `text-anchor` that goes with the side of the label."""
        return {"right": "start", "left": "end"}.get(self.side, "middle")

    @property
    def label_baselines(self) -> tuple[tuple[float, float, str], ...]:
        """Each line of the label as x, y of its baseline, and text."""
        box = _label_box(Point(self.x, self.y), self.seat, self.label_lines)
        x = {"right": box.left, "left": box.right}.get(self.side, (box.left + box.right) / 2)
        return tuple(
            (round(x, 1), round(box.top + LINE_HEIGHT * row + LABEL_SIZE * 0.87, 1), line)
            for row, line in enumerate(self.label_lines)
        )


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def shared_area(self, other: "_Box") -> float:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


_PAGE = _Box(1.0, 1.0, WIDTH - 1.0, HEIGHT - 1.0)


def place_spots(*, spots: Iterable[Spot]) -> list[Placement]:
    """Return one placement for each spot, in the order given.

    The same spots give the same placements, whatever their order. Every mark keeps its own
    square of TARGET units inside the view box for as long as the map has room.
    """
    given = list(spots)
    by_key = sorted(given, key=lambda spot: spot.key)
    marks = _kept_apart([spot.point for spot in by_key])
    lines = [_label_lines(spot.label) for spot in by_key]
    seats = _label_seats(marks, [spot.point for spot in by_key], lines)
    placed = {
        spot.key: Placement(
            key=spot.key,
            x=round(mark.x, 1),
            y=round(mark.y, 1),
            anchor_x=round(spot.point.x, 1),
            anchor_y=round(spot.point.y, 1),
            seat=seat,
            label_lines=label,
        )
        for spot, mark, label, seat in zip(by_key, marks, lines, seats, strict=True)
    }
    return [placed[spot.key] for spot in given]


def _kept_apart(points: Sequence[Point]) -> list[Point]:
    """Push marks apart, and while that goes on draw each back towards its town.

    The pull fades to nothing: it lets a crowd settle near its towns first, and the last
    rounds only part what still overlaps.
    """
    marks = [_inside(point) for point in points]
    for turn in range(MOST_ROUNDS):
        pull = max(0.0, FIRST_PULL * (1 - 2 * turn / MOST_ROUNDS))
        marks = [
            Point(mark.x + pull * (town.x - mark.x), mark.y + pull * (town.y - mark.y))
            for mark, town in zip(marks, points, strict=True)
        ]
        has_moved = False
        for second in range(len(marks)):
            for first in range(second):
                pushed = _pushed(marks[first], marks[second])
                if pushed:
                    marks[first], marks[second] = pushed
                    has_moved = True
        if not has_moved and not pull:
            break
    return _unwedged(marks)


def _unwedged(marks: Sequence[Point]) -> list[Point]:
    """Let marks that pushing could not free, caught in a crowd, jump to the nearest gap."""
    lattice = [
        _inside(Point(x, y))
        for x in range(0, WIDTH + JUMP_STEP, JUMP_STEP)
        for y in range(0, HEIGHT + JUMP_STEP, JUMP_STEP)
    ]
    settled: list[Point] = []
    waiting = [_inside(mark) for mark in marks]
    while waiting:
        mark = waiting.pop(0)
        others = settled + waiting
        if not all(_is_apart(mark, other) for other in settled):
            gaps = (p for p in lattice if all(_is_apart(p, other) for other in others))
            mark = min(gaps, key=lambda p: hypot(p.x - mark.x, p.y - mark.y), default=mark)
        settled.append(mark)
    return settled


def _is_apart(first: Point, second: Point) -> bool:
    # A tenth is forgiven: the pushing only comes ever nearer to SPACING.
    return max(abs(first.x - second.x), abs(first.y - second.y)) >= SPACING - 0.1


def _pushed(first: Point, second: Point) -> tuple[Point, Point] | None:
    """Part two overlapping squares along the axis that needs the shorter move."""
    across, down = second.x - first.x, second.y - first.y
    excess_x, excess_y = SPACING - abs(across), SPACING - abs(down)
    if excess_x <= 1e-6 or excess_y <= 1e-6:
        return None
    if excess_x < excess_y:
        step = (excess_x if across >= 0 else -excess_x) / 2
        return (
            _inside(Point(first.x - step, first.y)),
            _inside(Point(second.x + step, second.y)),
        )
    step = (excess_y if down >= 0 else -excess_y) / 2
    return _inside(Point(first.x, first.y - step)), _inside(Point(second.x, second.y + step))


def _inside(point: Point) -> Point:
    half = SPACING / 2
    return Point(
        min(max(point.x, half), WIDTH - half),
        min(max(point.y, half), HEIGHT - half),
    )


def _square(centre: Point, side: float) -> _Box:
    half = side / 2
    return _Box(centre.x - half, centre.y - half, centre.x + half, centre.y + half)


def _label_lines(label: str) -> tuple[str, ...]:
    """Break a long double name ("Kaskinen-Kaskö") after its first hyphen or space."""
    if len(label) <= LONGEST_LINE:
        return (label,)
    breaks = [index for index, letter in enumerate(label) if letter in "- "]
    if not breaks:
        return (label,)
    middle = min(breaks, key=lambda index: abs(index - len(label) / 2))
    return label[: middle + 1].rstrip(), label[middle + 1 :]


def _label_box(mark: Point, seat: Seat, lines: tuple[str, ...]) -> _Box:
    width = LETTER_WIDTH * max(map(len, lines))
    height = LINE_HEIGHT * len(lines)
    # A label over or under its mark slides sideways rather than run off the page.
    centred = min(max(mark.x - width / 2, _PAGE.left), _PAGE.right - width)
    level = mark.y - height / 2 + seat.slant
    left, top = {
        "right": (mark.x + LABEL_GAP, level),
        "left": (mark.x - LABEL_GAP - width, level),
        "above": (centred, mark.y - LABEL_GAP - height),
        "below": (centred, mark.y + LABEL_GAP),
    }[seat.side]
    return _Box(left, top, left + width, top + height)


def _label_seats(
    marks: Sequence[Point], towns: Sequence[Point], lines: Sequence[tuple[str, ...]]
) -> list[Seat]:
    """Move labels one at a time to their cheapest seat until none wants to move again."""
    keep_clear = [_square(mark, MARK) for mark in marks] + [_square(t, ANCHOR) for t in towns]
    seats = [Seat("right")] * len(marks)
    for _ in range(MOST_PASSES):
        before = list(seats)
        for index, mark in enumerate(marks):
            other_labels = [
                _label_box(marks[other], seats[other], lines[other])
                for other in range(len(marks))
                if other != index
            ]
            costs = {
                seat: _cost(_label_box(mark, seat, lines[index]), keep_clear, other_labels) + taste
                for seat, taste in SEAT_COST.items()
            }
            seats[index] = min(costs, key=lambda seat: costs[seat])
        if seats == before:
            break
    return seats


def _cost(label: _Box, marks: Iterable[_Box], labels: Iterable[_Box]) -> float:
    return (
        EDGE_COST * (label.area - label.shared_area(_PAGE))
        + MARK_COST * sum(map(label.shared_area, marks))
        + LABEL_COST * sum(map(label.shared_area, labels))
    )
