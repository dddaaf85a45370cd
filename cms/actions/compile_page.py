"""Compiling live pages again whenever something they show has changed."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page, ReferenceIndex

from cms.compiling import article_html, card_html, share_picture
from cms.models import CompiledPage
from media_library.public import Film, Photo


def compile_page(*, page: Page, now: datetime) -> CompiledPage:
    """Render the live version of `page` and keep it, unless one begun later is kept already."""
    page = page.specific
    # Before the transaction: on SQLite nobody else could write while a page is rendered.
    parts = {
        "article": article_html(page),
        "card": card_html(page),
        "share_picture": share_picture(page),
        "compiled_at": now,
    }
    with transaction.atomic():
        compiled, is_new = CompiledPage.objects.select_for_update().get_or_create(
            page_id=page.pk, defaults=parts
        )
        if not is_new and compiled.compiled_at <= now:
            for name, part in parts.items():
                setattr(compiled, name, part)
            compiled.save(update_fields=list(parts))
    return compiled


@transaction.atomic
def note_source(*, page: Page) -> None:
    """Write down which revision of its source a translation was published against."""
    source = source_of(page)
    CompiledPage.objects.filter(page_id=page.pk).update(
        source_revision_id=source.live_revision_id if source else None
    )


def source_of(page: Page) -> Page | None:
    """Return the page that `page` is a translation of, None for a source itself."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return None
    return (
        Page.objects.filter(
            translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        .exclude(pk=page.pk)
        .first()
    )


def pages_showing(made: Photo | Film) -> QuerySet[Page]:
    """Return the live, compiled pages that refer to a photo or film."""
    shown_on = ReferenceIndex.get_references_to(made).values_list("object_id", flat=True)
    ids = {int(pk) for pk in shown_on if str(pk).isdigit()}
    return Page.objects.live().filter(pk__in=ids, compiled__isnull=False).select_related("locale")


def compile_pages_showing(*, photo: Photo, now: datetime) -> int:
    """Compile every live page that shows `photo`; returns how many there were."""
    pages = pages_showing(photo)
    for page in pages:
        compile_page(page=page, now=now)
    return len(pages)
