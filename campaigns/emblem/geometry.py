"""Where the emblem's twelve stars stand: shares of its height, as its graphical guide gives them.

Source: Interinstitutional style guide, annex A1: a field of 3 : 2, a circle of a third of the
height around its middle, stars of an eighteenth of the height, one point up, none turned.
"""

from math import cos, pi, sin

REFLEX_BLUE = (0, 51, 153)
YELLOW = (255, 204, 0)
STARS = 12
ASPECT = 3 / 2
CIRCLE = 1 / 3
STAR = 1 / 18
# A regular five-pointed star: its inner corners lie where its sides cross.
INNER = sin(pi / 10) / sin(3 * pi / 10)

Point = tuple[float, float]


def stars(height: float) -> list[list[Point]]:
    """Return the corners of each star on a field of this height; the first stands at twelve."""
    middle = (height * ASPECT / 2, height / 2)
    return [
        _star(
            middle[0] + height * CIRCLE * sin(2 * pi * hour / STARS),
            middle[1] - height * CIRCLE * cos(2 * pi * hour / STARS),
            height * STAR,
        )
        for hour in range(STARS)
    ]


def _star(x: float, y: float, radius: float) -> list[Point]:
    corners = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * INNER
        corners.append((x + reach * sin(pi * corner / 5), y - reach * cos(pi * corner / 5)))
    return corners
