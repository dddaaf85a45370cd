"""The editor's form of a page: what is not cleared may be drafted, never published."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminPageForm

from media_library.public import (
    Asset,
    Channel,
    Film,
    Photo,
    film_words,
    rights_words,
    why_film_withheld,
    why_not_cleared,
)


class SitePageForm(WagtailAdminPageForm):
    """Refuses to publish a page with photos that may not be shown on it; drafts are let be."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            language = self.instance.locale.language_code
            for name, value in list(cleaned.items()):
                reasons = list(_reasons(value, language=language, on=timezone.now().date()))
                if reasons:
                    self.add_error(name, " ".join(reasons))
        return cleaned


def _reasons(value: Any, *, language: str, on: date) -> Iterator[str]:
    assets = Asset.objects.filter(photo__in=_named_in(value, Photo)).order_by("pk")
    for asset in assets:
        refusal = why_not_cleared(asset, channel=Channel.WEB, language=language, on=on)
        if refusal is not None:
            yield _("“%(photo)s” cannot be published: %(reason)s") % {
                "photo": asset.photo.title,
                "reason": rights_words(refusal),
            }
    for film in Film.objects.filter(pk__in=_named_in(value, Film)).order_by("pk"):
        refusal = why_film_withheld(film, language=language)
        if refusal is not None:
            yield _("“%(film)s” cannot be published: %(reason)s") % {
                "film": film.title,
                "reason": film_words(refusal),
            }


def _named_in(value: Any, wanted: type[Photo | Film]) -> set[int]:
    """Return the photos or films that the value of a field names, at any depth."""
    if isinstance(value, wanted):
        return {value.pk}
    if isinstance(value, blocks.StreamValue):
        references = value.stream_block.extract_references(value)
        return {int(key) for model, key, *_path in references if issubclass(model, wanted)}
    return set()
