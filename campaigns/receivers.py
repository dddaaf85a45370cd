"""What follows for posts when their source page changes: they say so, or are let go again."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from campaigns.sources import note_doubts, note_page_gone, posts_from, posts_showing
from media_library.public import Photo, rights_changed
from outbox.signals import rows_due


@receiver(page_published)
def source_went_live(instance: Page, **_: Any) -> None:
    note_doubts(posts_from(instance), now=timezone.now())
    # Posts that waited for this page are due at once, not at their next look.
    rows_due.send(sender=Page)


@receiver(page_unpublished)
def source_went_away(instance: Page, **_: Any) -> None:
    note_page_gone(instance.pk, now=timezone.now())


@receiver(pre_delete)
def source_is_deleted(instance: Any, **_: Any) -> None:
    # By its own type first: when the row of Page follows, posts no longer know their page.
    if isinstance(instance, Page):
        note_page_gone(instance.pk, now=timezone.now())


@receiver([page_slug_changed, post_page_move])
def source_moved(instance: Page, **_: Any) -> None:
    # Only then is it known whether the old address forwards to the new one.
    transaction.on_commit(partial(_look_again, instance.pk))


def _look_again(page_id: int) -> None:
    page = Page.objects.filter(pk=page_id).first()
    if page is not None:
        note_doubts(posts_from(page), now=timezone.now())


@receiver(rights_changed)
def rights_stand_differently(photos: Iterable[Photo], **_: Any) -> None:
    note_doubts(posts_showing({photo.pk for photo in photos}), now=timezone.now())
