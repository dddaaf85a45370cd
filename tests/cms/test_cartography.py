"""The map: towns fall where they should, marks keep apart, and the drawings keep their promises."""

import re
import xml.etree.ElementTree as ET
from gzip import compress
from itertools import combinations
from math import cos, dist, pi, sin
from pathlib import Path
from random import Random

import pytest

from cms.cartography.placing import TARGET, Placement, Spot, place_spots
from cms.cartography.projection import HEIGHT, KM_PER_UNIT, VIEW_BOX, WIDTH, Point, project
from cms.cartography.shapes import SHAPE_PATHS, SHAPES, shape_for_year

ROOT = Path(__file__).parents[2]
LAND = ROOT / "templates" / "components" / "map_land.svg"
EMBLEM = ROOT / "templates" / "components" / "eu_emblem.svg"
IMAGES = ROOT / "static" / "img"
COUNTRIES = ("dk", "ee", "fi", "de", "lv", "lt", "pl", "se")
SVG = "{http://www.w3.org/2000/svg}"

# Latitude and longitude of the Pearls named up to 2026 (GeoNames, CC BY 4.0).
TOWNS = {
    "Svendborg": (55.0598, 10.6068),
    "Kiel": (54.3213, 10.1349),
    "Jakobstad": (63.6749, 22.7026),
    "Rūjiena": (57.8975, 25.3316),
    "Helsingborg": (56.0467, 12.6944),
    "Peipsiääre": (58.6631, 27.1616),
    "Alytus district": (54.3957, 24.0389),
    "Płock": (52.5468, 19.7064),
    "Kaskinen-Kaskö": (62.3844, 21.2233),
    "Smiltene": (57.4244, 25.9016),
    "Glücksburg": (54.835, 9.5522),
    "Kristinestad-Kristiinankaupunki": (62.2743, 21.376),
    "Krosno": (49.6887, 21.7706),
    "Schleswig": (54.5202, 9.5683),
}


def spots() -> list[Spot]:
    return [
        Spot(key=name, label=name, point=project(lat=lat, lon=lon))
        for name, (lat, lon) in TOWNS.items()
    ]


def overlapping(points: list[tuple[float, float]]) -> list[tuple[object, object]]:
    return [
        (a, b)
        for a, b in combinations(points, 2)
        if abs(a[0] - b[0]) < TARGET and abs(a[1] - b[1]) < TARGET
    ]


def marks(placements: list[Placement]) -> list[tuple[float, float]]:
    return [(placement.x, placement.y) for placement in placements]


class TestProjection:
    def test_towns_stand_north_to_south_and_west_to_east_as_on_the_ground(self):
        at = {spot.key: spot.point for spot in spots()}
        southwards = ["Jakobstad", "Peipsiääre", "Rūjiena", "Helsingborg", "Płock", "Krosno"]
        eastwards = ["Schleswig", "Svendborg", "Helsingborg", "Płock", "Jakobstad", "Peipsiääre"]
        assert southwards == sorted(southwards, key=lambda name: at[name].y)
        assert eastwards == sorted(eastwards, key=lambda name: at[name].x)

    @pytest.mark.parametrize(
        ("first", "second", "kilometres"), [("Kiel", "Płock", 660), ("Krosno", "Jakobstad", 1558)]
    )
    def test_distances_on_the_map_are_those_on_the_ground_within_three_percent(
        self, first, second, kilometres
    ):
        at = {spot.key: spot.point for spot in spots()}
        assert dist(at[first], at[second]) * KM_PER_UNIT == pytest.approx(kilometres, rel=0.03)


class TestPlacing:
    def test_no_two_targets_overlap_on_the_narrowest_page(self):
        assert overlapping(marks(place_spots(spots=spots()))) == []

    def test_without_placing_the_known_neighbours_would_overlap(self):
        assert len(overlapping([spot.point for spot in spots()])) >= 5

    def test_every_target_lies_whole_inside_the_view_box(self):
        for placement in place_spots(spots=spots()):
            assert TARGET / 2 <= placement.x <= WIDTH - TARGET / 2
            assert TARGET / 2 <= placement.y <= HEIGHT - TARGET / 2

    def test_a_moved_mark_stays_near_its_town_and_has_a_line_back(self):
        true_points = {spot.key: spot.point for spot in spots()}
        for placement in place_spots(spots=spots()):
            anchor = (placement.anchor_x, placement.anchor_y)
            moved = dist((placement.x, placement.y), anchor)
            assert anchor == pytest.approx(true_points[placement.key], abs=0.051)
            assert moved < TARGET
            assert placement.has_leader == (moved >= 3)

    def test_a_town_with_no_neighbour_is_not_moved(self):
        (placement,) = place_spots(spots=[spots()[0]])
        assert not placement.has_leader
        assert placement.side == "right"

    def test_the_order_of_the_spots_changes_nothing_but_the_order_of_the_answer(self):
        forwards = place_spots(spots=spots())
        backwards = place_spots(spots=spots()[::-1])
        assert [p.key for p in forwards] == list(TOWNS)
        assert backwards[::-1] == forwards

    def test_no_label_covers_another_or_runs_off_the_page(self):
        boxes = []
        for placement in place_spots(spots=spots()):
            for x, baseline, text in placement.label_baselines:
                width = 6.1 * len(text)
                left = x - {"start": 0, "middle": width / 2, "end": width}[placement.text_anchor]
                assert left >= 0
                assert left + width <= WIDTH
                boxes.append((left, baseline - 9, left + width, baseline))
        for a, b in combinations(boxes, 2):
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)

    def test_twin_towns_on_one_point_are_parted(self):
        twins = [Spot(key, key, Point(100, 100)) for key in ("a", "b", "c")]
        assert overlapping(marks(place_spots(spots=twins))) == []

    @pytest.mark.parametrize("seed", range(20))
    def test_forty_towns_anywhere_still_keep_apart(self, seed):
        chance = Random(seed)
        crowd = [
            Spot(str(n), "Town", Point(chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT)))
            for n in range(40)
        ]
        assert overlapping(marks(place_spots(spots=crowd))) == []


class TestShapes:
    def test_neighbouring_years_differ_by_shape(self):
        assert [shape_for_year(year=year) for year in (2024, 2025, 2026)] == [
            "circle",
            "diamond",
            "star",
        ]
        assert all(shape_for_year(year=y) != shape_for_year(year=y + 1) for y in range(2020, 2040))

    def test_every_shape_has_an_outline_of_its_own(self):
        assert set(SHAPE_PATHS) == set(SHAPES)
        assert len(set(SHAPE_PATHS.values())) == len(SHAPES)


class TestLand:
    def test_the_eight_countries_are_each_one_path_and_every_ring_is_closed(self):
        classes = {p.get("class"): p.get("d") for p in ET.parse(LAND).iter(f"{SVG}path")}
        countries = {
            f"land land--{code}" for code in ["dk", "ee", "fi", "de", "lv", "lt", "pl", "se"]
        }
        assert set(classes) == countries | {"land land--other"}
        for outline in classes.values():
            assert outline.count("M") == outline.count("z") > 0
            assert outline.endswith("z")

    def test_it_is_drawn_to_the_view_box_of_the_projection(self):
        assert ET.parse(LAND).getroot().get("viewBox") == VIEW_BOX

    def test_it_is_small_enough_to_set_inline(self):
        drawing = LAND.read_bytes()
        assert len(drawing) <= 25_000
        assert len(compress(drawing, mtime=0)) <= 8_000

    @pytest.mark.parametrize(
        ("country", "lat", "lon"),
        [
            ("dk", 56.3, 9.3),
            ("dk", 55.13, 14.92),  # Bornholm
            ("ee", 58.4, 22.5),  # Saaremaa
            ("ee", 58.7, 26.0),
            ("fi", 60.25, 20.0),  # Åland
            ("fi", 62.5, 25.5),
            ("de", 53.6, 12.5),
            ("lv", 56.9, 25.5),
            ("lt", 55.3, 24.0),
            ("pl", 49.69, 21.77),
            ("se", 57.5, 18.5),  # Gotland
            ("se", 62.0, 15.5),
        ],
    )
    def test_a_place_known_to_lie_in_a_country_lies_in_its_outline(self, country, lat, lon):
        assert countries_at(project(lat=lat, lon=lon)) == [country]

    @pytest.mark.parametrize(
        ("lat", "lon"), [(57.6, 23.6), (62.5, 19.3), (56.0, 18.5)], ids=["Riga", "Bothnia", "open"]
    )
    def test_the_sea_is_nobodys_land(self, lat, lon):
        assert countries_at(project(lat=lat, lon=lon)) == []


class TestEmblem:
    def test_twelve_upright_stars_stand_on_their_circle_like_the_hours_of_a_clock(self):
        root = ET.parse(EMBLEM).getroot()
        _, _, width, height = (float(number) for number in root.get("viewBox").split())
        assert width / height == 1.5
        stars = [
            [tuple(map(float, corner.split(","))) for corner in star.get("points").split()]
            for star in root.iter(f"{SVG}polygon")
        ]
        assert len(stars) == 12
        for hour, corners in enumerate(stars):
            angle = hour * pi / 6
            centre = (
                width / 2 + height / 3 * sin(angle),
                height / 2 - height / 3 * cos(angle),
            )
            assert len(corners) == 10
            assert corners[0] == pytest.approx((centre[0], centre[1] - height / 18), abs=0.01)
            for tip in corners[::2]:
                assert dist(tip, centre) == pytest.approx(height / 18, abs=0.02)
            # In a true five-pointed star the inner corners lie on the lines between the tips.
            assert corners[1][1] == pytest.approx(corners[2][1], abs=0.02)

    def test_it_wears_the_published_colours(self):
        root = ET.parse(EMBLEM).getroot()
        assert root.find(f"{SVG}rect").get("fill") == "#003399"
        assert root.find(f"{SVG}g").get("fill") == "#FFCC00"


@pytest.mark.parametrize("drawing", [LAND, EMBLEM], ids=lambda path: path.name)
def test_inline_drawings_carry_no_style_script_or_id(drawing):
    for element in ET.parse(drawing).iter():
        assert element.tag not in {f"{SVG}style", f"{SVG}script"}
        assert not {name for name in element.attrib if name in {"style", "id"} or name[:2] == "on"}


@pytest.mark.parametrize(
    ("name", "size"), [("apple-touch-icon.png", (180, 180)), ("share-default.png", (1200, 630))]
)
def test_pictures_have_the_size_their_readers_expect(name, size):
    header = (IMAGES / name).read_bytes()[:24]
    assert (int.from_bytes(header[16:20]), int.from_bytes(header[20:24])) == size


def countries_at(point: Point) -> list[str]:
    return [
        path.get("class").removeprefix("land land--")
        for path in ET.parse(LAND).iter(f"{SVG}path")
        if sum(is_inside(point, ring) for ring in rings(path.get("d"))) % 2
    ]


def rings(outline: str) -> list[list[Point]]:
    found = []
    for ring in outline.split("z")[:-1]:
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", ring)]
        x = y = 0.0
        points = []
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            points.append(Point(x, y))
        found.append(points)
    return found


def is_inside(point: Point, ring: list[Point]) -> bool:
    crossings = 0
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (a.y > point.y) != (b.y > point.y):
            crossings += point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
    return crossings % 2 == 1
