"""Putting the library in order: tags, subjects, phases and selections, for several at once."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max

from accounts.models import Organisation, User
from media_library.actions.shelving import shelf_for
from media_library.models import Asset, Film, Phase, Photo, Selection, SelectionItem
from media_library.searching.indexing import index_assets

LONGEST_TAG = 100


@transaction.atomic
def tag_assets(*, assets: Sequence[Asset], tags: Iterable[str]) -> None:
    """Add tags to what pages can use of the assets; those that are not accepted yet have none."""
    wanted = [tag.strip()[:LONGEST_TAG] for tag in tags if tag.strip()]
    for model in (Photo, Film):
        for made in model._default_manager.filter(asset__in=assets):  # type: ignore[misc]
            made.tags.add(*wanted)


@transaction.atomic
def move_assets(*, assets: Sequence[Asset], subject: str) -> None:
    """Say what the assets belong to, such as a Pearl, and put them on its shelf; "" for nothing."""
    Asset.objects.filter(pk__in=[asset.pk for asset in assets]).update(subject=subject)
    for asset in assets:
        if asset.organisation is not None:
            shelf = shelf_for(organisation=asset.organisation, subject=subject)
            for model in (Photo, Film):
                made = model._default_manager.filter(asset=asset)  # type: ignore[misc]
                made.update(collection=shelf.collection)
    index_assets([asset.pk for asset in assets])


@transaction.atomic
def set_phase(*, assets: Sequence[Asset], phase: Phase) -> None:
    Asset.objects.filter(pk__in=[asset.pk for asset in assets]).update(phase=phase)
    index_assets([asset.pk for asset in assets])


def start_selection(*, title: str, organisation: Organisation, owner: User) -> Selection:
    return Selection.objects.create(title=title, organisation=organisation, owner=owner)


@transaction.atomic
def add_to_selection(*, selection: Selection, assets: Sequence[Asset]) -> None:
    """Add assets at the end; those that are in it already stay where they are."""
    last = selection.items.aggregate(last=Max("position"))["last"] or 0
    have = set(selection.items.values_list("asset_id", flat=True))
    SelectionItem.objects.bulk_create(
        [
            SelectionItem(selection=selection, asset=asset, position=last + number)
            for number, asset in enumerate(assets, start=1)
            if asset.pk not in have
        ],
        ignore_conflicts=True,
    )


def remove_from_selection(*, selection: Selection, asset_ids: Sequence[int]) -> None:
    selection.items.filter(asset__in=asset_ids).delete()
