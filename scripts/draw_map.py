"""Draw the land of the Baltic Sea Region into templates/components/map_land.svg.

The outlines are Natural Earth's (public domain) as packed in npm's world-atlas 2.0.2:

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    python -m scripts.draw_map package/countries-50m.json
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from math import hypot
from pathlib import Path
from typing import Any

from cms.cartography.projection import HEIGHT, VIEW_BOX, WIDTH, Point, project

OUTPUT = Path(__file__).parents[1] / "templates" / "components" / "map_land.svg"
SOURCE_SHA256 = "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"

# World-atlas names countries by their ISO 3166-1 number.
PROGRAMME_COUNTRIES = {
    "208": "dk",
    "233": "ee",
    "246": "fi",
    "276": "de",
    "428": "lv",
    "440": "lt",
    "616": "pl",
    "752": "se",
}
# Åland is a country of its own in the source and part of Finland to the programme.
DRAWN_AS = {"248": "246"}

# Wider than the view box in every corner; only picks which rings are worth projecting.
WINDOW_LON = (-5.0, 45.0)
WINDOW_LAT = (45.0, 72.0)

# Land is cut this far outside the view box, so that no cut edge shows its stroke.
OVERSCAN = 3.0
TOLERANCE = 0.22
SMALLEST_AREA = 0.5

Ring = list[Point]


class Atlas:
    """A TopoJSON topology: countries as rings of shared, delta-coded arcs."""

    def __init__(self, topology: dict[str, Any]) -> None:
        self._countries = topology["objects"]["countries"]["geometries"]
        self._arcs = topology["arcs"]
        self._scale = topology["transform"]["scale"]
        self._shift = topology["transform"]["translate"]
        self._thinned = cache(self._thin)

    def rings(self) -> Iterator[tuple[str, Ring]]:
        """Yield each ring near the region with its country's ISO number, on the map's plane."""
        for country in self._countries:
            polygons = country.get("arcs", [])
            if country["type"] == "Polygon":
                polygons = [polygons]
            number = country.get("id", "")
            for arc_numbers in (ring for polygon in polygons for ring in polygon):
                if self._is_near(arc_numbers):
                    yield DRAWN_AS.get(number, number), self._joined(arc_numbers)

    def _degrees(self, arc: int) -> list[tuple[float, float]]:
        points = []
        column = row = 0
        for step_x, step_y in self._arcs[arc]:
            column, row = column + step_x, row + step_y
            points.append(
                (column * self._scale[0] + self._shift[0], row * self._scale[1] + self._shift[1])
            )
        return points

    def _is_near(self, arc_numbers: Sequence[int]) -> bool:
        points = [p for n in arc_numbers for p in self._degrees(n if n >= 0 else ~n)]
        lons, lats = zip(*points, strict=True)
        return bool(
            min(lons) < WINDOW_LON[1]
            and max(lons) > WINDOW_LON[0]
            and min(lats) < WINDOW_LAT[1]
            and max(lats) > WINDOW_LAT[0]
        )

    def _thin(self, arc: int) -> Ring:
        # Thinned arc by arc, not ring by ring: neighbours share arcs, so their borders still meet.
        return thinned([project(lat=lat, lon=lon) for lon, lat in self._degrees(arc)])

    def _joined(self, arc_numbers: Sequence[int]) -> Ring:
        ring: Ring = []
        for number in arc_numbers:
            # TopoJSON writes a reversed arc as the ones' complement of its number.
            arc = self._thinned(number) if number >= 0 else self._thinned(~number)[::-1]
            ring.extend(arc[:-1])
        return ring


def thinned(points: Sequence[Point]) -> Ring:
    """Leave out the points that lie within TOLERANCE of the line (Douglas-Peucker)."""
    if len(points) < 3:
        return list(points)
    first, last = points[0], points[-1]
    offsets = [_distance(point, first, last) for point in points[1:-1]]
    farthest = max(offsets)
    if farthest <= TOLERANCE:
        return [first, last]
    split = offsets.index(farthest) + 1
    return thinned(points[: split + 1])[:-1] + thinned(points[split:])


def _distance(point: Point, first: Point, last: Point) -> float:
    along_x, along_y = last.x - first.x, last.y - first.y
    length = hypot(along_x, along_y)
    if length == 0:
        return hypot(point.x - first.x, point.y - first.y)
    return abs(along_x * (point.y - first.y) - along_y * (point.x - first.x)) / length


def clipped(ring: Ring) -> Ring:
    """Cut a closed ring to the view box and its overscan (Sutherland-Hodgman)."""
    edges = (
        (0, -OVERSCAN, 1),
        (0, WIDTH + OVERSCAN, -1),
        (1, -OVERSCAN, 1),
        (1, HEIGHT + OVERSCAN, -1),
    )
    for axis, limit, inward in edges:
        kept: Ring = []
        for index, here in enumerate(ring):
            before = ring[index - 1]
            is_in = (here[axis] - limit) * inward >= 0
            was_in = (before[axis] - limit) * inward >= 0
            if is_in != was_in:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                kept.append(
                    Point(
                        before.x + share * (here.x - before.x),
                        before.y + share * (here.y - before.y),
                    )
                )
            if is_in:
                kept.append(here)
        ring = kept
    return ring


def area(ring: Ring) -> float:
    """Return the area a closed ring holds, in square units."""
    sides = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(here.x * there.y - there.x * here.y for here, there in sides)) / 2


def path_data(ring: Ring) -> str:
    """Write a ring as relative path commands with one decimal, rounded without drift."""
    tenths = [(round(point.x * 10), round(point.y * 10)) for point in ring]
    steps = []
    previous = tenths[0]
    for here in tenths[1:]:
        if here != previous:
            steps.append(_pair(here[0] - previous[0], here[1] - previous[1]))
            previous = here
    start = _pair(*tenths[0])
    body = steps[0] + "".join(step if step.startswith("-") else f" {step}" for step in steps[1:])
    return f"M{start}l{body}z"


def _pair(x_tenths: int, y_tenths: int) -> str:
    x, y = _decimal(x_tenths), _decimal(y_tenths)
    return x + y if y.startswith("-") else f"{x} {y}"


def _decimal(tenths: int) -> str:
    text = f"{tenths / 10:.1f}".removesuffix(".0")
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def drawing(topology: dict[str, Any]) -> str:
    """Return the whole SVG: sea, other land, then one path for each programme country."""
    paths: dict[str, list[str]] = {"other": [], **{c: [] for c in PROGRAMME_COUNTRIES.values()}}
    for number, ring in Atlas(topology).rings():
        visible = clipped(ring)
        if len(visible) >= 3 and area(visible) >= SMALLEST_AREA:
            paths[PROGRAMME_COUNTRIES.get(number, "other")].append(path_data(visible))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="map-land" viewBox="{VIEW_BOX}"'
            ' aria-hidden="true" focusable="false">',
            f'<rect class="sea" width="{WIDTH}" height="{HEIGHT}"/>',
            *(
                f'<path class="land land--{code}" d="{"".join(rings)}"/>'
                for code, rings in paths.items()
            ),
            "</svg>\n",
        ]
    )


def main() -> None:
    """Read the atlas named on the command line and write the map."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("atlas", type=Path, help="countries-50m.json of world-atlas 2.0.2")
    source = parser.parse_args().atlas.read_bytes()
    if hashlib.sha256(source).hexdigest() != SOURCE_SHA256:
        sys.exit("This is not countries-50m.json of world-atlas 2.0.2.")
    OUTPUT.write_text(drawing(json.loads(source)), encoding="utf-8")
    sys.stdout.write(f"{OUTPUT.name}: {OUTPUT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
