"""The map component: `{% baltic_map pearls %}` draws the dots over the land."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django import template

from cms.cartography.placing import Placement, Spot, place_spots
from cms.cartography.projection import VIEW_BOX, project
from cms.cartography.shapes import SHAPE_PATHS, shape_for_year
from cms.pearl_map import MappedPearl

register = template.Library()


@lru_cache(maxsize=64)
def _placed(spots: tuple[tuple[str, str, float, float], ...]) -> dict[str, Placement]:
    # Placing takes tens of milliseconds and depends on names and coordinates only.
    placements = place_spots(
        spots=[
            Spot(key=key, label=label, point=project(lat=lat, lon=lon))
            for key, label, lat, lon in spots
        ]
    )
    return {placement.key: placement for placement in placements}


@register.inclusion_tag("components/baltic_map.html")
def baltic_map(pearls: Sequence[MappedPearl]) -> dict[str, Any]:
    """Offer each Pearl with its place on the map, its label and the shape of its year."""
    placed = _placed(tuple((p.slug, p.name, p.latitude, p.longitude) for p in pearls))
    return {
        "view_box": VIEW_BOX,
        "dots": [
            {
                "pearl": pearl,
                "place": placed[pearl.slug],
                "path": SHAPE_PATHS[shape_for_year(year=pearl.year)],
            }
            for pearl in pearls
        ],
        "years": [
            {"year": year, "path": SHAPE_PATHS[shape_for_year(year=year)]}
            for year in sorted({pearl.year for pearl in pearls})
        ],
    }
