"""A shape for every title year, so that colour is never the only thing that tells years apart."""

from math import cos, pi, sin, sqrt
from types import MappingProxyType

FIRST_YEAR = 2024
SHAPES = ("circle", "diamond", "star", "square", "triangle", "hexagon")


def shape_for_year(*, year: int) -> str:
    """Return the name of the shape that marks this title year; the names repeat after the last."""
    return SHAPES[(year - FIRST_YEAR) % len(SHAPES)]


def _polygon(*, corners: int, radius: float, turn: float = 0.0, waist: float = 1.0) -> str:
    """Write a closed path about (0, 0); every second corner lies at `waist` times the radius."""
    points = []
    for index in range(corners):
        reach = radius if index % 2 == 0 else radius * waist
        angle = 2 * pi * (index + turn) / corners - pi / 2
        points.append(f"{reach * cos(angle):.2f} {reach * sin(angle):.2f}")
    return f"M{'L'.join(points)}Z"


# Drawn about (0, 0) in map units. The radii differ so that all look about as heavy as a
# circle of radius 5.5; the star's waist is wider than a pentagram's to stay legible at 14 px.
SHAPE_PATHS = MappingProxyType(
    {
        "circle": "M-5.50 0A5.5 5.5 0 1 1 5.50 0A5.5 5.5 0 1 1 -5.50 0Z",
        "diamond": _polygon(corners=4, radius=7.0),
        "star": _polygon(corners=10, radius=8.0, waist=0.48),
        "square": _polygon(corners=4, radius=5.0 * sqrt(2), turn=0.5),
        "triangle": _polygon(corners=3, radius=7.5),
        "hexagon": _polygon(corners=6, radius=6.2),
    }
)
