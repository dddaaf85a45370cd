"""Whether an organisation has handed in the same, or nearly the same, before."""

from collections.abc import Iterator

from django.db.models import Q

from media_library.models import Asset
from media_library.rules.likeness import likeness
from media_library.rules.standing import AssetState

# Nothing is learnt from what never came in, or is to be forgotten.
UNKNOWN_STATES = [AssetState.RECEIVING.value, AssetState.REFUSED.value, AssetState.ERASED.value]


def note_likeness(asset: Asset) -> None:
    """Point the later of two like assets to the earlier one. A hint, never a verdict.

    Only within one organisation: whether another one has the same picture is nobody's business.
    Both directions, since of two that are compared at the same time one must see the other.
    """
    alike = list(_alike(asset))
    earlier = [pk for pk in alike if pk < asset.pk]
    if earlier:
        asset.like_id = min(earlier)
        asset.save(update_fields=["like"])
    Asset.objects.filter(pk__in=alike, pk__gt=asset.pk, like=None).update(like=asset)


def _alike(asset: Asset) -> Iterator[int]:
    others = Asset.objects.filter(organisation=asset.organisation_id).exclude(pk=asset.pk)
    others = others.exclude(state__in=UNKNOWN_STATES)
    same = Q(sha256=asset.sha256) & ~Q(sha256="")
    if not asset.phash:
        yield from others.filter(same).values_list("pk", flat=True)
        return
    known = others.filter(same | ~Q(phash="")).values_list("pk", "sha256", "phash", "dhash")
    for pk, sha256, phash, dhash in known.iterator(chunk_size=5000):
        if sha256 == asset.sha256 or (phash and _resembles(asset, phash, dhash)):
            yield pk


def _resembles(asset: Asset, phash: str, dhash: str) -> bool:
    found = likeness(phash=(asset.phash, phash), dhash=(asset.dhash, dhash))
    return found != "different"
