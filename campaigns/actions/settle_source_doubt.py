"""Deciding about a post whose page has changed: it takes the new words over, or it still stands."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from campaigns.actions.derive_message import own_link
from campaigns.actions.edit_variant import has_left, recompose
from campaigns.models import Variant, VariantPhoto
from campaigns.proposing import WORDS, Clearance, words_of
from campaigns.refused import CampaignRefused
from campaigns.sources import (
    Source,
    doubts_about,
    is_link_dead,
    is_own_link,
    mark,
    pin,
    source_behind,
    wake,
    with_photos,
)
from cms.public import CardPhoto, ShareCard
from outbox.rules.refusals import Refusal

Photos = tuple[tuple[int, str], ...]  # photo and what it shows, in their order


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field that the page suggests otherwise than before.

    `own` is what stands in the post; `is_touched` says that a person wrote it, so that it stays.
    `before` is None where nobody knows it any more.
    """

    name: str  # of WORDS, or "link" or "photos"
    before: str | Photos | None
    after: str | Photos
    own: str | Photos

    @property
    def is_touched(self) -> bool:
        return self.own != self.before


def differences(variant: Variant, *, on: date) -> list[Difference]:
    """Return what a post's page suggests now and did not when the post was written from it."""
    source = source_behind(variant)
    if source is None or source.for_posts is None or not source.page.live:
        return []
    found = []
    card = source.for_posts
    if not source.says_the_same:
        was = words_of(source.before, on=on) if source.before else {}
        now_words = words_of(card, on=on)
        for name in WORDS:
            own = getattr(variant, name)
            found.append(
                Difference(name=name, before=was.get(name), after=now_words[name], own=own)
            )
        found.append(_photos(variant, source, card, on))
    if is_own_link(variant) and is_link_dead(variant):
        link = variant.link
        found.append(Difference(name="link", before=link, after=own_link(variant, card), own=link))
    return [one for one in found if one.after not in (one.before, one.own)]


def _photos(variant: Variant, source: Source, card: ShareCard, on: date) -> Difference:
    cards = [one for one in (card, source.before) if one is not None]
    clearance = Clearance.of_cards(cards, on=on)
    after = _pairs(with_photos(card, clearance, variant).photos)
    before = None
    own = tuple((use.photo_id, use.alt) for use in variant.photos.all())
    if source.before is not None:
        before = _pairs(with_photos(source.before, clearance, variant).photos)
    return Difference(name="photos", before=before, after=after, own=own)


def _pairs(photos: tuple[CardPhoto, ...]) -> Photos:
    return tuple((use.photo.pk, use.alt) for use in photos)


@transaction.atomic
def let_stand(*, variant: Variant, seen_revision: int | None, by: User, now: datetime) -> Variant:
    """Say that a post still stands although its page has changed; an approval stays.

    Raises CampaignRefused: "page-not-live", "source-changed-again" when the page is not the one
    that was looked at any more, "link-is-dead".
    """
    fresh, source = _found(variant, seen_revision)
    if is_link_dead(fresh):
        raise CampaignRefused(Refusal("link-is-dead"))
    log(
        instance=fresh,
        action="campaigns.source_stands",
        user=by,
        data={"revision": source.page.live_revision_id},
    )
    _settle(fresh, source, now)
    return fresh


@transaction.atomic
def take_over(
    *, variant: Variant, seen_revision: int | None, seen_hash: str, by: User, now: datetime
) -> Variant:
    """Give a post what its page says now, except where a person had written something else.

    A changed payload is a draft again. Raises CampaignRefused as `let_stand` does, and
    "changed-since" or "already-gone".
    """
    fresh, source = _found(variant, seen_revision)
    if fresh.payload_hash != seen_hash:
        raise CampaignRefused(Refusal("changed-since"))
    if has_left(fresh):
        raise CampaignRefused(Refusal("already-gone"))
    for one in differences(fresh, on=now.date()):
        if not one.is_touched:
            _replace(fresh, one)
    log(
        instance=fresh,
        action="campaigns.source_taken_over",
        user=by,
        data={"revision": source.page.live_revision_id},
    )
    fresh.source_revision_id = source.page.live_revision_id
    recompose(fresh, by=by, now=now)
    _settle(fresh, source, now)
    return fresh


def _replace(fresh: Variant, one: Difference) -> None:
    if one.name != "photos":
        setattr(fresh, one.name, one.after)
        return
    fresh.photos.all().delete()
    VariantPhoto.objects.bulk_create(
        VariantPhoto(variant=fresh, photo_id=int(photo_id), alt=alt, sort_order=number)
        for number, (photo_id, alt) in enumerate(one.after)
    )


def _found(variant: Variant, seen_revision: int | None) -> tuple[Variant, Source]:
    fresh = (
        Variant.objects.select_for_update(of=["self"])
        .select_related("source_page", "channel", "message__campaign")
        .get(pk=variant.pk)
    )
    source = source_behind(fresh)
    if source is None or not source.page.live:
        raise CampaignRefused(Refusal("page-not-live"))
    if source.page.live_revision_id != seen_revision:
        raise CampaignRefused(Refusal("source-changed-again"))
    return fresh, source


def _settle(fresh: Variant, source: Source, now: datetime) -> None:
    """Stand on the present page; what else speaks against the post is said from now on."""
    pin(fresh, source.page)
    doubt = doubts_about([fresh], on=now.date())[fresh.pk]
    if doubt != fresh.source_doubt:
        mark(fresh, doubt, now=now)
    wake(fresh, now=now)
