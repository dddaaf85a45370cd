"""What follows when a photo is saved: its renditions are owed, and pages may change."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from media_library.actions.owe_renditions import owe_renditions
from media_library.models import Photo
from media_library.signals import photo_changed


@receiver(post_save, sender=Photo)
def photo_saved(instance: Photo, raw: bool = False, **_: Any) -> None:
    if raw:
        return
    owe_renditions(photo=instance, now=timezone.now())
    photo_changed.send(sender=Photo, photo=instance)
