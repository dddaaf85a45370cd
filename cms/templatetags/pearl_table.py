"""The table of all Pearls: `{% pearl_table pearls %}` says in rows what the map says in marks."""

from collections.abc import Sequence
from typing import Any

from django import template

from cms.models import PearlPage
from cms.pearl_map import MappedPearl
from media_library.public import Photo, with_renditions

register = template.Library()


@register.inclusion_tag("components/pearl_table.html")
def pearl_table(pearls: Sequence[MappedPearl]) -> dict[str, Any]:
    """Offer each Pearl with the photo of its round picture, or None; two queries."""
    pages = PearlPage.objects.filter(live=True, share_photo__isnull=False)
    photo_ids = dict(pages.values_list("pearl__slug", "share_photo"))
    photos = with_renditions(Photo.objects.filter(pk__in=set(photo_ids.values())))
    by_id = {photo.pk: photo for photo in photos}
    return {
        "rows": [
            {"pearl": pearl, "photo": by_id.get(photo_ids.get(pearl.slug))} for pearl in pearls
        ]
    }
