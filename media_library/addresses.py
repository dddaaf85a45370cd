"""Every public file that was ever made of an asset, by the name under which it can be fetched."""

from collections import defaultdict
from collections.abc import Collection

import httpx
from django.conf import settings
from django.core.files.storage import storages

from media_library.models import FilmFile, FormerFile, PhotoRendition, WithdrawalStep

FILES = "files"  # the reach under which a withdrawal lists public files

# Object stores say 403 instead of 404 to whoever may not list them.
GONE = {403, 404, 410}
ASK_SECONDS = 5.0


def public_names(asset_ids: Collection[int]) -> dict[int, set[str]]:
    """Return the names in public storage by asset, replaced and withdrawn ones included."""
    names: dict[int, set[str]] = defaultdict(set)
    rows = (
        PhotoRendition.objects.filter(image__asset__in=asset_ids).values_list(
            "image__asset", "file"
        ),
        FilmFile.objects.filter(film__asset__in=asset_ids).values_list("film__asset", "file"),
        FormerFile.objects.filter(asset__in=asset_ids).values_list("asset", "name"),
        WithdrawalStep.objects.filter(asset__in=asset_ids, reach=FILES).values_list(
            "asset", "where"
        ),
    )
    for source in rows:
        for asset_id, name in source:
            names[asset_id].add(name)
    return names


def address_of(name: str) -> str:
    """Return the absolute address of a public file."""
    url = storages["public"].url(name)
    return url if url.startswith("http") else settings.SITE_URL + url


def still_answers(name: str) -> str:
    """Say how a public file still answers from outside, "" when it is gone there too.

    Asked only where WITHDRAWAL_CHECKS_ADDRESSES says that this machine can reach its own site as
    readers do: through the caches in front of it.
    """
    if not getattr(settings, "WITHDRAWAL_CHECKS_ADDRESSES", False):
        return ""
    address = address_of(name)
    try:
        status = httpx.get(address, timeout=ASK_SECONDS, follow_redirects=True).status_code
    except httpx.HTTPError as error:
        return f"{address}: {error}"
    return "" if status in GONE else f"{address}: HTTP {status}"
