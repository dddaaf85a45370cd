"""Small files that a browser without JavaScript sends with the form, in one piece."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from media_library.actions.receiving import NotTaken, finish_upload, start_upload
from media_library.models import Asset, AssetText, Contribution, Depiction
from media_library.rules.handing_in import PLAIN_MAX_BYTES
from media_library.uploading.labels import label_of
from media_library.uploading.room import expect_room_in_storage
from media_library.uploading.spool import SpoolFull
from outbox.rules.refusals import Refusal


@transaction.atomic
def take_plain_file(
    *,
    contribution: Contribution,
    file: UploadedFile,
    now: datetime,
    instead_of: Asset | None = None,
) -> Asset:
    """Take a file over whole and let it be checked. Raises NotTaken.

    What was said about the file that it replaces is said about it.
    """
    size = file.size or 0
    if size > PLAIN_MAX_BYTES:
        raise NotTaken(Refusal("handing-in-plain-too-large", {"most": PLAIN_MAX_BYTES}))
    try:
        expect_room_in_storage(size)
    except SpoolFull as full:
        raise NotTaken(Refusal("handing-in-no-room")) from full
    asset = start_upload(
        contribution=contribution,
        label=label_of(file.name or ""),
        mime=file.content_type or "",
        length=size,
        now=now,
    )
    if instead_of is not None:
        carry_words_over(asset, instead_of=instead_of)
    asset.original.save(file.name or "", file, save=False)
    asset.save(update_fields=["original"])
    finish_upload(asset=asset, now=now)
    return asset


def carry_words_over(asset: Asset, *, instead_of: Asset) -> None:
    """Say about `asset` what was said about another one."""
    for text in instead_of.texts.all():
        AssetText.objects.create(
            asset=asset,
            language=text.language,
            alt=text.alt,
            caption=text.caption,
            source=text.source,
        )
    Asset.objects.filter(pk=asset.pk).update(people=instead_of.people)
    Depiction.objects.filter(asset=asset).delete()
    Depiction.objects.bulk_create(
        Depiction(asset=asset, person_id=depiction.person_id)
        for depiction in instead_of.depictions.all()
    )
