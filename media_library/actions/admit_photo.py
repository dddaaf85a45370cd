"""Taking a photo into the library with its rights: how the house's own pictures come in."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction

from accounts.models import Organisation
from media_library.actions.grant_rights import grant_rights
from media_library.models import Asset, AssetText, Licence, Photo
from media_library.rules.standing import AssetState, Channel, People
from media_library.searching.indexing import index_assets


@transaction.atomic
def admit_photo(
    *,
    file: File,
    title: str,
    credit: str,
    licence: Licence,
    people: People,
    now: datetime,
    texts: Mapping[str, str] | None = None,
    organisation: Organisation | None = None,
    subject: str = "",
    channels: Sequence[Channel] = tuple(Channel),
    until: date | None = None,
    **fields: Any,
) -> Photo:
    """Make a photo of `file` that may be shown in `channels` until the day `until`.

    `texts` are alt texts by language. Raises FileRefused for what is no usable picture.
    """
    # What is known of it stands first: the renditions that saving a photo owes depend on it.
    asset = Asset.objects.create(
        kind=Asset.Kind.PHOTO,
        state=AssetState.READY.value,
        state_at=now,
        title=title,
        creator=credit,
        licence=licence,
        people=people.value,
        organisation=organisation,
        subject=subject,
        accepted_at=now,
    )
    grant_rights(
        asset=asset, holder=credit, licence=licence, channels=channels, until=until, now=now
    )
    AssetText.objects.bulk_create(
        AssetText(asset=asset, language=language, alt=alt)
        for language, alt in (texts or {}).items()
    )
    index_assets([asset.pk])
    photo = Photo(asset=asset, title=title, file=file, credit=credit, licence=licence, **fields)
    photo.save()
    return photo
