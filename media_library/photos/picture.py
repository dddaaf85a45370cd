"""The one way a photo becomes HTML: a responsive picture from ready-made renditions, if cleared."""

from collections import defaultdict
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.images.models import Filter

from media_library.models import Asset, Photo, PhotoRendition
from media_library.photos.placeholder import mark_of, placeholder_html, sides_of
from media_library.rights.clearing import standing_of, standings_of, with_rights
from media_library.rules.clearance import clearance
from media_library.rules.standing import Channel
from media_library.rules.widths import SHAPES, width_of
from outbox.rules.refusals import Refusal

MIME = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


def with_renditions(photos: QuerySet[Photo]) -> QuerySet[Photo]:
    """Return `photos` with everything that `picture_html` needs, in a fixed number of queries."""
    return photos.prefetch_related(
        Prefetch("renditions", PhotoRendition.objects.all(), to_attr="ready_renditions"),
        Prefetch("asset", with_rights(Asset.objects.all())),
    )


def why_withheld(
    photo: Photo,
    *,
    channel: Channel = Channel.WEB,
    language: str = "",
    on: date | None = None,
) -> Refusal | None:
    """Say why a photo must not be shown; the active language and today unless told otherwise.

    A photo from `with_renditions` brings its records along, any other one is asked about anew.
    """
    standing = (
        standing_of(photo.asset)
        if hasattr(photo, "ready_renditions")
        else standings_of([photo.asset_id])[photo.asset_id]
    )
    return clearance(
        standing,
        channel=channel,
        language=language or get_language() or "",
        on=on or timezone.now().date(),
    )


def picture_html(
    photo: Photo, *, alt: str, shape: str, sizes: str, is_first: bool = False
) -> SafeString:
    """Return the `<picture>` of a photo in one shape, a neutral box where it is not cleared.

    `sizes` is the HTML attribute that tells the browser how wide it will stand. No rendition is
    made here: what workers have not finished yet is left out, and a photo without any stands as
    a box with its alt text.
    """
    wanted = SHAPES[shape]
    if why_withheld(photo) is not None:
        width, height = sides_of(wanted, width=photo.width, height=photo.height)
        return placeholder_html(width=width, height=height)
    ready = getattr(photo, "ready_renditions", None)
    if ready is None:
        ready = list(photo.renditions.all())
    by_format: dict[str, list[PhotoRendition]] = defaultdict(list)
    specs = {spec: Filter(spec).get_cache_key(photo) for spec in wanted.specs()}
    for rendition in sorted(ready, key=lambda row: width_of(row.filter_spec)):
        if specs.get(rendition.filter_spec) == rendition.focal_point_key:
            by_format[rendition.filter_spec.rsplit("-", 1)[1]].append(rendition)
    if not by_format["jpeg"]:
        return format_html(
            '<span class="picture-pending" data-asset="{}" role="img" aria-label="{}">{}</span>',
            mark_of(photo.asset),
            alt or _("Picture in preparation"),
            _("Picture in preparation"),
        )
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        (
            (MIME[form], _srcset(by_format[form]), sizes)
            for form in wanted.formats
            if form != "jpeg" and by_format[form]
        ),
    )
    largest = by_format["jpeg"][-1]
    fallback = by_format["jpeg"][min(1, len(by_format["jpeg"]) - 1)]
    return format_html(
        '<picture data-asset="{}">{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" '
        'alt="{}" {}></picture>',
        mark_of(photo.asset),
        sources,
        fallback.url,
        _srcset(by_format["jpeg"]),
        sizes,
        largest.width,
        largest.height,
        alt,
        SafeString('fetchpriority="high"' if is_first else 'loading="lazy" decoding="async"'),
    )


def _srcset(renditions: list[PhotoRendition]) -> str:
    seen: dict[int, str] = {}
    for rendition in renditions:
        seen.setdefault(rendition.width, rendition.url)
    return ", ".join(f"{url} {width}w" for width, url in seen.items())
