"""From latitude and longitude to a point on the map of the Baltic Sea Region.

Lambert's conformal conic projection on a sphere (Snyder, "Map Projections: A Working
Manual", USGS 1395, pages 106-107). `scripts/draw_map.py` draws the land with the same
numbers, so a town's mark and the coast beside it can never disagree.
"""

from math import cos, log, pi, radians, sin, tan
from typing import NamedTuple

STANDARD_PARALLELS = (52.0, 63.0)
CENTRAL_MERIDIAN = 18.0
CENTRAL_LATITUDE = 57.65
EARTH_RADIUS_KM = 6371.0

# One unit is one CSS pixel of the map on the narrowest page we serve: 320 px less two
# margins of 16 px. Sizes that must hold in pixels there can be written down as units.
WIDTH = 288
HEIGHT = 396
KM_PER_UNIT = 4.95
VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"


class Point(NamedTuple):
    """A place on the map, in units of the view box; y grows downwards."""

    x: float
    y: float


def _half_angle(latitude: float) -> float:
    return tan(pi / 4 + radians(latitude) / 2)


_south, _north = STANDARD_PARALLELS
_CONE = log(cos(radians(_south)) / cos(radians(_north))) / log(
    _half_angle(_north) / _half_angle(_south)
)
_SCALE = EARTH_RADIUS_KM / KM_PER_UNIT * cos(radians(_south)) * _half_angle(_south) ** _CONE / _CONE
_CENTRAL_RADIUS = _SCALE / _half_angle(CENTRAL_LATITUDE) ** _CONE


def project(*, lat: float, lon: float) -> Point:
    """Return where a place given in degrees (WGS 84) falls on the map."""
    radius = _SCALE / _half_angle(lat) ** _CONE
    angle = _CONE * radians(lon - CENTRAL_MERIDIAN)
    return Point(
        WIDTH / 2 + radius * sin(angle),
        HEIGHT / 2 + radius * cos(angle) - _CENTRAL_RADIUS,
    )
