"""What follows when pages are published and photos change: pages are compiled again."""

from collections.abc import Iterable
from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.actions.compile_page import compile_page, compile_pages_showing, note_source
from cms.models import CompiledPage, PearlPage, StoryPage
from cms.signals import pearl_looks_different
from media_library.public import Photo, photo_changed, renditions_ready, rights_changed


def _is_compilable(page: Page) -> bool:
    return hasattr(page, "article_template")


@receiver([page_published, page_unpublished, page_slug_changed])
def pearl_page_changed(instance: Page, **_: Any) -> None:
    page = instance.specific
    if isinstance(page, PearlPage):
        pearl_looks_different.send(sender=PearlPage, pearl_id=page.pearl_id)


@receiver(pearl_looks_different)
def compile_stories_of_pearl(pearl_id: int, **_: Any) -> None:
    for story in StoryPage.objects.live().filter(pearls=pearl_id):
        compile_page(page=story, now=timezone.now())


@receiver(page_published)
def page_went_live(instance: Page, **_: Any) -> None:
    if _is_compilable(instance):
        compile_page(page=instance, now=timezone.now())
        note_source(page=instance)


@receiver([page_slug_changed, post_page_move])
def page_moved(instance: Page, **_: Any) -> None:
    page = instance.specific
    if page.live and _is_compilable(page):
        compile_page(page=page, now=timezone.now())


@receiver(page_unpublished)
def page_went_away(instance: Page, **_: Any) -> None:
    CompiledPage.objects.filter(page_id=instance.pk).delete()


@receiver([photo_changed, renditions_ready])
def photo_looks_different(photo: Photo, **_: Any) -> None:
    compile_pages_showing(photo=photo, now=timezone.now())
    shown_by = PearlPage.objects.live().filter(share_photo=photo)
    for pearl_id in shown_by.values_list("pearl_id", flat=True).distinct():
        pearl_looks_different.send(sender=PearlPage, pearl_id=pearl_id)


@receiver(rights_changed)
def rights_stand_differently(photos: Iterable[Photo], **_: Any) -> None:
    for photo in photos:
        photo_looks_different(photo=photo)
