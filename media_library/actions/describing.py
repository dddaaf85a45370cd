"""What officers say about files that are still to be decided about."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction

from media_library.models import Asset, Depiction, Person
from media_library.rules.reviewing import OPEN_STATES
from media_library.rules.standing import People
from media_library.searching.indexing import index_assets

OPEN = [state.value for state in OPEN_STATES]


@transaction.atomic
def describe_assets(
    *,
    assets: Sequence[Asset],
    creator: str = "",
    licence: str = "",
    people: People | None = None,
) -> int:
    """Say the same about several files; what is empty or None stays. Returns how many there were.

    Only of what is still to be decided about. Where nobody can be recognised, nobody is named.
    """
    said: dict[str, Any] = {
        name: value for name, value in (("creator", creator), ("licence", licence)) if value
    }
    if people is not None:
        said["people"] = people.value
    keys = [asset.pk for asset in assets]
    open_ones = Asset.objects.filter(pk__in=keys, state__in=OPEN)
    if not said:
        return 0
    if people in {People.NOBODY, People.CROWD}:
        Depiction.objects.filter(asset__in=open_ones).delete()
    count = open_ones.update(**said)
    index_assets(keys)
    return count


@transaction.atomic
def say_who_is_shown(
    *, asset: Asset, offered: Collection[Person], shown: Collection[Person], also: str = ""
) -> None:
    """Keep those of the `offered` people who are `shown`; `also` names one more.

    Somebody new has agreed to nothing yet, so nothing is cleared before their consent is kept.
    """
    absent = [person for person in offered if person not in shown]
    Depiction.objects.filter(asset=asset, person__in=absent).delete()
    seen = list(shown)
    if also and asset.organisation is not None:
        seen.append(Person.objects.create(organisation=asset.organisation, name=also))
    Depiction.objects.bulk_create(
        [Depiction(asset=asset, person=person) for person in seen], ignore_conflicts=True
    )
    index_assets([asset.pk])


def mark_as_different(*, asset: Asset) -> None:
    """Say that an asset only looks like the earlier one, or that both are wanted."""
    Asset.objects.filter(pk=asset.pk).update(like=None)
