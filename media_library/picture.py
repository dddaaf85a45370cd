"""The one way a photo becomes HTML: a responsive picture from ready-made renditions."""

from collections import defaultdict

from django.db.models import Prefetch, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.images.models import Filter

from media_library.models import Photo, PhotoRendition
from media_library.rules.widths import SHAPES, width_of

MIME = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


def with_renditions(photos: QuerySet[Photo]) -> QuerySet[Photo]:
    """Return `photos` with everything that `picture_html` needs, in a fixed number of queries."""
    return photos.prefetch_related(
        Prefetch("renditions", PhotoRendition.objects.all(), to_attr="ready_renditions")
    )


def picture_html(
    photo: Photo, *, alt: str, shape: str, sizes: str, is_first: bool = False
) -> SafeString:
    """Return the `<picture>` of a photo in one shape.

    `sizes` is the HTML attribute that tells the browser how wide it will stand. No rendition is
    made here: what workers have not finished yet is left out, and a photo without any stands as
    a box with its alt text.
    """
    ready = getattr(photo, "ready_renditions", None)
    if ready is None:
        ready = list(photo.renditions.all())
    wanted = SHAPES[shape]
    by_format: dict[str, list[PhotoRendition]] = defaultdict(list)
    specs = {spec: Filter(spec).get_cache_key(photo) for spec in wanted.specs()}
    for rendition in sorted(ready, key=lambda row: width_of(row.filter_spec)):
        if specs.get(rendition.filter_spec) == rendition.focal_point_key:
            by_format[rendition.filter_spec.rsplit("-", 1)[1]].append(rendition)
    if not by_format["jpeg"]:
        return format_html(
            '<span class="picture-pending" role="img" aria-label="{}">{}</span>',
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
        '<picture>{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {}>'
        "</picture>",
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
