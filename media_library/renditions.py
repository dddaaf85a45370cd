"""Making renditions ahead of visitors: one decode of the master, all sizes and formats from it."""

import io
import secrets
from collections.abc import Iterable

from django.core.files.base import ContentFile
from PIL import Image, ImageOps
from wagtail.images.models import Filter

from media_library.models import Photo, PhotoRendition
from media_library.rules.widths import ALL_SPECS

SAVE_OPTIONS: dict[str, dict[str, object]] = {
    "avif": {"quality": 58, "speed": 8},
    "webp": {"quality": 78, "method": 3},
    "jpeg": {"quality": 78, "optimize": True, "progressive": True},
}


def missing_specs(photo: Photo, wanted: Iterable[str] = ALL_SPECS) -> list[str]:
    """Return the specs of `wanted` that have no rendition for the photo's focal point yet."""
    have = set(photo.renditions.values_list("filter_spec", "focal_point_key"))
    return [spec for spec in wanted if (spec, Filter(spec).get_cache_key(photo)) not in have]


def make_renditions(photo: Photo, wanted: Iterable[str] = ALL_SPECS) -> int:
    """Make what is missing of `wanted`; returns how many were made. Repeats do nothing."""
    specs = missing_specs(photo, wanted)
    if not specs:
        return 0
    with photo.file.storage.open(photo.file.name) as stored, Image.open(stored) as opened:
        master = opened.convert("RGBA" if opened.mode == "RGBA" else "RGB")
    rows = []
    for size, forms in _by_size(specs).items():
        picture = _sized(master, size, photo)
        for spec, form in forms:
            data = io.BytesIO()
            flat = picture if form != "jpeg" else picture.convert("RGB")
            flat.save(data, form.upper(), **SAVE_OPTIONS[form])
            # The name is unguessable: knowing one size of one photo leads to no other.
            name = f"{secrets.token_urlsafe(12)}.{'jpg' if form == 'jpeg' else form}"
            rows.append(
                PhotoRendition(
                    image=photo,
                    filter_spec=spec,
                    focal_point_key=Filter(spec).get_cache_key(photo),
                    width=picture.width,
                    height=picture.height,
                    file=ContentFile(data.getvalue(), name=name),
                )
            )
    for row in rows:
        row.file.save(row.file.name, row.file.file, save=False)
    PhotoRendition.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _by_size(specs: list[str]) -> dict[str, list[tuple[str, str]]]:
    sizes: dict[str, list[tuple[str, str]]] = {}
    for spec in specs:
        size, _, form = spec.partition("|format-")
        sizes.setdefault(size, []).append((spec, form or "jpeg"))
    return sizes


def _sized(master: Image.Image, size: str, photo: Photo) -> Image.Image:
    how, _, measure = size.partition("-")
    if how == "width":
        width = min(int(measure), master.width)
        height = round(master.height * width / master.width)
        return master.resize((width, max(1, height)), Image.Resampling.LANCZOS, reducing_gap=3.0)
    width, height = (int(side) for side in measure.split("x"))
    if how == "max":
        small = master.copy()
        small.thumbnail((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        return small
    centre = (0.5, 0.5)
    if photo.has_focal_point():
        focal = photo.get_focal_point()
        centre = (focal.centroid_x / photo.width, focal.centroid_y / photo.height)
    return ImageOps.fit(master, (width, height), Image.Resampling.LANCZOS, centering=centre)
