"""What follows when something of the library is saved: work is owed, pages and words change."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from taggit.models import TaggedItem

from media_library.actions.owe_renditions import owe_renditions
from media_library.actions.receiving import finish_upload
from media_library.models import Asset, AssetText, Depiction, Film, Person, Photo, Upload
from media_library.searching.indexing import index_assets
from media_library.signals import photo_changed, upload_received


@receiver(post_save, sender=Photo)
def photo_saved(instance: Photo, raw: bool = False, **_: Any) -> None:
    if raw:
        return
    owe_renditions(photo=instance, now=timezone.now())
    photo_changed.send(sender=Photo, photo=instance)


# Saves of nothing else change no word; a step of the pipeline saves its own fields often.
WORDS_COME_FROM = frozenset(
    {
        "title",
        "label",
        "place",
        "creator",
        "kind",
        "shape",
        "phase",
        "subject",
        "organisation",
        "organisation_id",
        "taken_on",
        "camera_taken_at",
    }
)


@receiver(post_save, sender=Asset)
def asset_saved(
    instance: Asset, update_fields: frozenset[str] | None = None, raw: bool = False, **_: Any
) -> None:
    if not raw and (update_fields is None or WORDS_COME_FROM & set(update_fields)):
        index_assets([instance.pk])


@receiver([post_save, post_delete], sender=AssetText)
@receiver([post_save, post_delete], sender=Depiction)
@receiver(post_save, sender=Photo)
@receiver(post_save, sender=Film)
def part_of_asset_changed(
    instance: AssetText | Depiction | Photo | Film, raw: bool = False, **_: Any
) -> None:
    if not raw:
        index_assets([instance.asset_id])


@receiver(post_save, sender=Person)
def person_saved(instance: Person, created: bool, raw: bool = False, **_: Any) -> None:
    if not raw and not created:
        index_assets(list(instance.depictions.values_list("asset_id", flat=True)))


@receiver(m2m_changed, sender=TaggedItem)
def tags_changed(instance: Any, **_: Any) -> None:
    if isinstance(instance, Photo | Film):
        index_assets([instance.asset_id])


@receiver(upload_received)
def file_arrived(upload: Upload, **_: Any) -> None:
    for asset in Asset.objects.filter(upload=upload):
        finish_upload(asset=asset, now=timezone.now())
