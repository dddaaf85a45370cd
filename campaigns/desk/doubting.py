"""What a post's page says now beside what it said, as the post's page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.actions.settle_source_doubt import Difference, differences
from campaigns.models import Variant
from campaigns.sources import doubts_about, is_link_dead, source_behind
from media_library.public import Photo

FIELDS = {
    "title": _("Title"),
    "text": _("Text"),
    "hashtags": _("Hashtags"),
    "statement": _("Funding statement"),
    "link": _("Link"),
    "photos": _("Pictures"),
}


@dataclass(frozen=True, kw_only=True)
class ShownDifference:
    """One field as lines of text; `before` is None where nobody knows it any more."""

    label: str | Promise
    before: list[str] | None
    after: list[str]
    own: list[str]
    is_touched: bool


@dataclass(frozen=True, kw_only=True)
class ShownDoubt:
    """Why a post is held, what is new, and which decisions lie open."""

    code: str
    words: str | Promise
    differences: list[ShownDifference]
    seen_revision: int | None
    may_stand: bool


def doubt_about(post: Variant) -> ShownDoubt | None:
    """Return what a person has to decide about a post, None where all stands.

    Asked anew and not read off the post: what nobody has noted yet is shown as well.
    """
    doubt = doubts_about([post], on=timezone.localdate())[post.pk]
    if not doubt:
        return None
    source = source_behind(post)
    found = differences(post, on=timezone.localdate()) if doubt == Variant.Doubt.CHANGED else []
    titles = _titles(found)
    return ShownDoubt(
        code=str(doubt),
        words=doubt.label,
        differences=[_shown(one, titles) for one in found],
        seen_revision=source.page.live_revision_id if source else None,
        may_stand=doubt == Variant.Doubt.CHANGED and not is_link_dead(post),
    )


def _titles(found: Iterable[Difference]) -> dict[int, str]:
    wanted = {
        pair[0]
        for one in found
        if one.name == "photos"
        for side in (one.before, one.after, one.own)
        for pair in side or ()
    }
    return dict(Photo.objects.filter(pk__in=wanted).values_list("pk", "title"))


def _shown(one: Difference, titles: dict[int, str]) -> ShownDifference:
    return ShownDifference(
        label=FIELDS[one.name],
        before=None if one.before is None else _lines(one.before, titles),
        after=_lines(one.after, titles),
        own=_lines(one.own, titles),
        is_touched=one.is_touched,
    )


def _lines(value: object, titles: dict[int, str]) -> list[str]:
    if isinstance(value, str):
        return value.splitlines()
    if isinstance(value, tuple):
        return [f"{titles.get(photo_id, photo_id)}: {alt}" for photo_id, alt in value]
    return []
