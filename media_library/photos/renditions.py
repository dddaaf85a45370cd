"""Renditions ahead of visitors: files first, then rows, so that no row is without its bytes."""

import hashlib
import io
import secrets
from collections.abc import Iterable, Mapping

from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone
from wagtail.images.models import Filter

from media_library.ingest.keeping import keep_content
from media_library.models import Asset, FormerFile, Photo, PhotoRendition
from media_library.photos.crediting import credit_facts, credit_of
from media_library.photos.derivatives import (
    Derivative,
    Finish,
    as_it_is,
    write_derivatives,
)
from media_library.rules.cutting import Focal
from media_library.rules.lifetimes import IMMUTABLE, SHORT
from media_library.rules.standing import People
from media_library.rules.widths import ALL_SPECS, standing_in

# Spec to the key under which Wagtail looks it up: a hash of the focal point where it matters.
Keys = Mapping[str, str]

# Raised when files come out differently: everything is owed anew.
RECIPE = 1
NOBODY_IDENTIFIED = {People.NOBODY.value, People.CROWD.value}


def public_folder(photo: Photo) -> str:
    """Return the folder that tells caches how long they may keep a photo's renditions.

    A year where nobody is identified; where somebody is, or nobody has said yet, an hour.
    """
    return IMMUTABLE if photo.asset.people in NOBODY_IDENTIFIED else SHORT


def version_of(photo: Photo) -> str:
    """Return 16 hex digits that change with all that its files depend on: master, credit, rights.

    The epoch of rights is part of it, and it is part of public names: after a withdrawal no
    template prints an address from before.
    """
    facts = (
        RECIPE,
        photo.file.name,
        public_folder(photo),
        photo.asset.rights_epoch,
        *credit_facts(photo),
    )
    text = "\0".join(str(fact) for fact in facts)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]


def place_of(photo: Photo) -> str:
    """Return how the names of a photo's present renditions begin."""
    version = version_of(photo)
    return f"{public_folder(photo)}/{version[:2]}/{version}-"


def missing_specs(photo: Photo, wanted: Iterable[str] = ALL_SPECS) -> list[str]:
    """Return the specs of `wanted` that have no file of the photo's present version yet.

    Sizes larger than the master are named by the one that stands in for them.
    """
    return [spec for spec, _ in _missing(photo, _keys(photo, wanted))]


def make_renditions(photo: Photo, wanted: Iterable[str] = ALL_SPECS) -> int:
    """Make what is missing of `wanted`; returns how many were made. Repeats do nothing.

    Renditions of an older version are replaced under new names; their files are left to the
    janitor, since pages that were sent out a moment ago still name them.
    """
    return make_keyed(photo, _keys(photo, wanted))


def make_keyed(photo: Photo, keys: Keys, *, finish: Finish = as_it_is) -> int:
    """Make what is missing of some renditions that are each known by spec and key.

    `finish` may add to each picture before it is written; the spec has to say so.
    """
    missing = _missing(photo, keys)
    if not missing or photo.asset.is_withdrawn:
        return 0
    place = place_of(photo)
    with photo.file.storage.open(photo.file.name) as stored:
        made = write_derivatives(
            master=stored,
            specs=[spec for spec, _ in missing],
            credit=credit_of(photo),
            focal=_focal(photo),
            finish=finish,
        )
    names: dict[str, str] = {}
    kept: set[str] = set()
    try:
        for spec, derivative in made.items():
            # The name is unguessable: knowing one size of one photo leads to no other.
            name = f"{place}{secrets.token_urlsafe(12)}{_suffix(spec)}"
            names[spec] = keep_content(
                io.BytesIO(derivative.data), storage=storages["public"], name=name
            )
        kept = _recorded(photo, place, [_row(photo, keys, names, made, spec) for spec in names])
    finally:
        for name in set(names.values()) - kept:
            storages["public"].delete(name)
    return len(kept)


@transaction.atomic
def _recorded(photo: Photo, place: str, rows: list[PhotoRendition]) -> set[str]:
    """Write the rows of files that are there; returns the names that now have one.

    The lock makes a withdrawal wait for the rows that it must delete, or us for its epoch.
    """
    asset = Asset.objects.select_for_update().filter(pk=photo.asset_id).first()
    now = Photo.objects.filter(pk=photo.pk).first()
    if asset is None or now is None or asset.is_withdrawn:
        return set()
    now.asset = asset
    if place_of(now) != place:
        return set()
    before = {
        (row.filter_spec, row.focal_point_key): row.file.name for row in photo.renditions.all()
    }
    for row in rows:
        old = before.get((row.filter_spec, row.focal_point_key), "")
        if old and not old.startswith(place):
            # Compare and swap: of two workers one finds the old name, the other does not.
            PhotoRendition.objects.filter(
                image=photo,
                filter_spec=row.filter_spec,
                focal_point_key=row.focal_point_key,
                file=old,
            ).update(
                file=row.file.name,
                width=row.width,
                height=row.height,
                bytes=row.bytes,
                sha256=row.sha256,
            )
            # Pages that were sent out a moment ago still name it; a withdrawal has to know of it.
            FormerFile.objects.get_or_create(
                name=old, defaults={"asset": asset, "replaced_at": timezone.now()}
            )
            transaction.on_commit(row.purge_from_cache)
    PhotoRendition.objects.bulk_create(rows, ignore_conflicts=True)
    names = [row.file.name for row in rows]
    return set(photo.renditions.filter(file__in=names).values_list("file", flat=True))


def _keys(photo: Photo, wanted: Iterable[str]) -> Keys:
    sides = {"width": photo.width, "height": photo.height}
    specs = dict.fromkeys(standing_in(spec, **sides) for spec in wanted)
    return {spec: Filter(spec).get_cache_key(photo) for spec in specs}


def _missing(photo: Photo, keys: Keys) -> list[tuple[str, str]]:
    place = place_of(photo)
    rows = photo.renditions.filter(file__startswith=place)
    have = set(rows.values_list("filter_spec", "focal_point_key"))
    return [(spec, key) for spec, key in keys.items() if (spec, key) not in have]


def _row(
    photo: Photo, keys: Keys, names: Mapping[str, str], made: Mapping[str, Derivative], spec: str
) -> PhotoRendition:
    return PhotoRendition(
        image=photo,
        filter_spec=spec,
        focal_point_key=keys[spec],
        width=made[spec].width,
        height=made[spec].height,
        file=names[spec],
        bytes=len(made[spec].data),
        sha256=hashlib.sha256(made[spec].data).hexdigest(),
    )


def _focal(photo: Photo) -> Focal | None:
    rect = photo.get_focal_point()
    if rect is None:
        return None
    return Focal(x=rect.centroid_x, y=rect.centroid_y, width=rect.width, height=rect.height)


def _suffix(spec: str) -> str:
    form = spec.partition("|format-")[2].partition("|")[0] or "jpeg"
    return ".jpg" if form == "jpeg" else f".{form}"
