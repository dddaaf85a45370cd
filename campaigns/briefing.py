"""What the gate reads about posts: decisions, photos, their rights, and who paid for the page."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wagtail.models import Page

from campaigns.approving import decisions_on
from campaigns.models import Variant, VariantPhoto
from campaigns.rules.approving import Given
from cms.public import FundingChoice
from media_library.public import Asset, Standing, assets_with_standing, without_reuse


@dataclass(frozen=True, kw_only=True)
class Brief:
    """What was found about one post; `standings` may know more assets than it shows."""

    decisions: tuple[Given, ...]
    photos: frozenset[int]
    standings: Mapping[Asset, Standing]
    without_reuse: tuple[str, ...]
    funding: str


def brief_of(variant: Variant, *, on: date, assets: Collection[int] = ()) -> Brief:
    """Read what there is to know about one post and some `assets` for a day."""
    return briefs_of([variant], assets=assets, on=on)[variant.pk]


def briefs_of(
    variants: Iterable[Variant], *, on: date, assets: Collection[int] = ()
) -> dict[int, Brief]:
    """Read about many posts, by their keys, in a number of queries that does not grow with them."""
    posts = list(variants)
    decisions = decisions_on([post.pk for post in posts])
    photos = _photos_of(posts)
    shown = frozenset[int]().union(*photos.values())
    standings = assets_with_standing(shown | set(assets))
    not_reusable = {asset.pk: str(asset) for asset in without_reuse(shown, on=on)}
    funding = _funding_of_pages(posts)
    return {
        post.pk: Brief(
            decisions=tuple(decisions[post.pk]),
            photos=frozenset(photos[post.pk]),
            standings=standings,
            without_reuse=tuple(
                name for asset, name in not_reusable.items() if asset in photos[post.pk]
            ),
            funding=funding.get(post.source_page_id, FundingChoice.NETWORK.value),
        )
        for post in posts
    }


def funding_of(variant: Variant) -> str:
    """Return who paid for what a post tells: its page says so; without one, the Network."""
    return _funding_of_pages([variant]).get(variant.source_page_id, FundingChoice.NETWORK.value)


def _photos_of(posts: Iterable[Variant]) -> dict[int, set[int]]:
    photos: dict[int, set[int]] = defaultdict(set)
    shown = VariantPhoto.objects.filter(variant__in=[post.pk for post in posts])
    for post, asset in shown.values_list("variant_id", "photo__asset_id"):
        photos[post].add(asset)
    return photos


def _funding_of_pages(posts: Iterable[Variant]) -> dict[int | None, str]:
    pages = {post.source_page_id for post in posts} - {None}
    if not pages:
        return {}
    found = Page.objects.filter(pk__in=pages).specific()
    return {
        page.pk: str(getattr(page, "funding_source", FundingChoice.NETWORK.value)) for page in found
    }
