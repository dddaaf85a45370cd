"""Where pages use assets: live, drafted and scheduled, as structure and as mere text.

One index is blind: the reference index knows what was saved last, not what is scheduled, and
nobody's index knows an address that somebody pasted into a text.
"""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F, Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex, Revision

from cms.models import CompiledPage
from cms.withholding import printed_on
from media_library.public import Asset, Film, Photo, mark_of, public_names, usages

KIND = "page"
MADE: tuple[type[Photo | Film], ...] = (Photo, Film)


@usages.register_uses
def uses_on_pages(asset_ids: Collection[int]) -> Iterator[usages.Use]:
    """Yield each use on a page once: by what it will do to readers, the live ones first."""
    wanted = _Wanted.of(asset_ids)
    if not wanted.assets:
        return
    seen = set()
    found = (*_live(wanted), *_referenced(wanted), *_in_revisions(wanted))
    pages = Page.objects.select_related("locale").in_bulk({page_id for page_id, _a, _s in found})
    for page_id, asset_id, standing in found:
        page = pages.get(page_id)
        if page is None or (page_id, asset_id, standing) in seen:
            continue
        seen.add((page_id, asset_id, standing))
        yield usages.Use(
            asset_id=asset_id,
            kind=KIND,
            where=f"{page.draft_title or page.title} ({page.locale.language_code})",
            standing=standing,
            address=reverse("wagtailadmin_pages:edit", args=[page_id]),
            public_address=(page.full_url or "") if standing == "live" else "",
        )


Found = tuple[int, int, str]  # page, asset, standing


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """Some assets with all that can stand for them in a page."""

    assets: dict[int, Asset]
    by_key: dict[tuple[type[models.Model], int], int]  # photo or film to asset
    by_text: dict[str, int]  # mark, uuid and beginnings of public names to asset

    @classmethod
    def of(cls, asset_ids: Collection[int]) -> "_Wanted":
        assets = Asset.objects.in_bulk(list(asset_ids))
        keys: dict[tuple[type[models.Model], int], int] = {}
        for photo in Photo.objects.filter(asset__in=assets).only("asset_id"):
            keys[Photo, photo.pk] = photo.asset_id
        for film in Film.objects.filter(asset__in=assets).only("asset_id"):
            keys[Film, film.pk] = film.asset_id
        texts: dict[str, int] = {}
        for asset in assets.values():
            texts[mark_of(asset)] = texts[str(asset.uuid)] = asset.pk
        for asset_id, names in public_names(assets).items():
            for name in names:
                texts[_version_in(name)] = asset_id
        return cls(assets=assets, by_key=keys, by_text=texts)

    def in_text(self, text: str) -> set[int]:
        """Return the assets whose mark, number or address stands in a text."""
        return {asset_id for word, asset_id in self.by_text.items() if word in text}


def _version_in(name: str) -> str:
    """Return what all public files of one version of an asset begin with."""
    last = name.rpartition("/")[2]
    return last[:16] if len(last) > 16 else last


def _live(wanted: _Wanted) -> list[Found]:
    """What readers get now: printed pictures, and addresses pasted into texts."""
    pattern = "|".join(map(re.escape, wanted.by_text))
    texts = CompiledPage.objects.filter(article__regex=pattern).only("page_id", "article")
    marks = {mark_of(asset): asset.pk for asset in wanted.assets.values()}
    shared = printed_on(list(wanted.assets.values())).only("page_id", "article", "share_picture")
    return [
        *((row.page_id, pk, "live") for row in texts for pk in wanted.in_text(row.article)),
        *(
            (row.page_id, marks[row.share_picture["asset"]], "live")
            for row in shared
            if row.share_picture.get("asset") in marks
        ),
    ]


def _referenced(wanted: _Wanted) -> list[Found]:
    """What the reference index knows; only pages are asked for, the newest draft included."""
    pairs = []
    for model in MADE:
        references = (
            ReferenceIndex.objects.filter(
                to_content_type=ReferenceIndex._get_base_content_type(model),
                to_object_id__in=[str(pk) for made, pk in wanted.by_key if made is model],
                base_content_type=ReferenceIndex._get_base_content_type(Page),
            )
            .values_list("object_id", "to_object_id")
            .distinct()
        )
        pairs += [(int(page), wanted.by_key[model, int(pk)]) for page, pk in references]
    live = dict(Page.objects.filter(pk__in=[p for p, _ in pairs]).values_list("pk", "live"))
    return [(p, a, "live" if live[p] else "draft") for p, a in pairs if p in live]


def _in_revisions(wanted: _Wanted) -> list[Found]:
    """Drafts that are not published, scheduled ones, and those in a workflow, read as JSON."""
    pending = (
        Revision.page_revisions.annotate(text=Cast("content", TextField()))
        .filter(text__regex=_mentions(wanted))
        .filter(
            Q(approved_go_live_at__isnull=False)
            | Q(task_states__status="in_progress")
            | Q(pk__in=_newest_drafts())
        )
        .distinct()
    )
    found: list[Found] = []
    for revision in pending:
        standing = "scheduled" if revision.approved_go_live_at else "draft"
        inside = {
            wanted.by_key[key] for key in _named_in(revision.as_object()) & set(wanted.by_key)
        }
        inside |= wanted.in_text(json.dumps(revision.content))
        found += [(int(revision.object_id), pk, standing) for pk in inside]
    return found


def _newest_drafts() -> models.QuerySet[Any]:
    return (
        Page.objects.filter(Q(live=False) | Q(has_unpublished_changes=True))
        .exclude(latest_revision=F("live_revision"))
        .values("latest_revision")
    )


def _mentions(wanted: _Wanted) -> str:
    """Return a pattern that passes over revisions that cannot be meant; it may let some through."""
    numbers = "|".join(str(pk) for _model, pk in wanted.by_key) or "-"
    words = "|".join(map(re.escape, wanted.by_text))
    return rf"([^0-9]({numbers})([^0-9]|$))|({words})"


def _named_in(page: Page) -> set[tuple[type[models.Model], int]]:
    """Return the photos and films that a version of a page names in fields, blocks and texts."""
    found: set[tuple[type[models.Model], int]] = set()
    for field in page._meta.get_fields():
        if isinstance(field, models.ForeignKey) and field.related_model in MADE:
            found.add((field.related_model, getattr(page, field.attname) or 0))
        elif hasattr(field, "extract_references"):
            for model, key, *_path in field.extract_references(field.value_from_object(page)):
                found |= {(made, int(key)) for made in MADE if issubclass(model, made)}
    return found
