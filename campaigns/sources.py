"""Whether what a post was written from still stands: its page's words, address and photos."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from campaigns.models import Delivery, Variant, VariantPhoto
from campaigns.proposing import Clearance, card_in, source_of
from campaigns.rules.post_ids import post_id
from campaigns.sending_day import sending_day
from cms.public import ShareCard
from outbox.rules.refusals import Refusal
from outbox.rules.states import State
from outbox.signals import rows_due

# A person decides; whoever does wakes the post, so nobody has to look often.
DOUBT_WAIT = timedelta(minutes=5)
AHEAD = timedelta(days=1)
CHANGED = "source-changed"
PAGE_AWAY = "page-not-live"
ENDED = [State.READY, State.CANCELLED, State.EXPIRED, State.FAILED]


def not_yet_sent() -> QuerySet[Variant]:
    """Return the posts that may still go out: nothing of them has left, or more is owed."""
    deliveries = Delivery.objects.filter(variant=OuterRef("pk"))
    waits = Exists(deliveries.filter(state=State.READY))
    return Variant.objects.filter(waits | ~Exists(deliveries.exclude(state__in=ENDED)))


def posts_from(page: Page) -> QuerySet[Variant]:
    """Return the posts that may still go out about a page or one below it."""
    return not_yet_sent().filter(source_page__path__startswith=page.path)


def posts_showing(photo_ids: Collection[int]) -> QuerySet[Variant]:
    """Return the posts that may still go out with some photos."""
    uses = VariantPhoto.objects.filter(photo__in=photo_ids)
    return not_yet_sent().filter(pk__in=uses.values("variant"))


def due_for_a_look(now: datetime) -> QuerySet[Variant]:
    """Return the posts that are in doubt and those of the next day.

    Rights are recorded and lapse without anybody telling us.
    """
    soon = Q(due_at__gte=now, due_at__lte=now + AHEAD)
    return not_yet_sent().filter(~Q(source_doubt=Variant.Doubt.NONE) | soon)


@dataclass(frozen=True)
class Source:
    """The page of a post, as it is now and as it was when the post was written."""

    page: Page
    pinned_revision_id: int | None

    @property
    def is_pinned(self) -> bool:
        """Say whether no newer revision is public than the one the post was written from."""
        return self.page.live_revision_id == self.pinned_revision_id

    @cached_property
    def before(self) -> ShareCard | None:
        """What the page said, None where that revision is not kept any more."""
        revision = Revision.objects.filter(pk=self.pinned_revision_id).first()
        page = source_of(revision.as_object()) if revision else None
        return page.share_card() if page else None

    @cached_property
    def present(self) -> ShareCard | None:
        """What the page says, None for a page that nobody can be told about."""
        page = source_of(Page.objects.get(pk=self.page.pk))
        return page.share_card() if page else None

    @cached_property
    def for_posts(self) -> ShareCard | None:
        """What the page offers to posts now: its photos described in its own language only."""
        page = source_of(self.page)
        return card_in(page, page.locale.language_code) if page else None

    @cached_property
    def says_the_same(self) -> bool:
        return self.is_pinned or (
            self.before is not None
            and self.present is not None
            and _told(self.before) == _told(self.present)
        )


def _told(card: ShareCard) -> tuple[object, ...]:
    """Return what a post takes from a card; the address is looked at in the post itself."""
    photos = tuple((use.photo.pk, use.alt) for use in card.photos)
    return card.title, card.summary, card.hashtags, card.funding, photos


def source_behind(variant: Variant) -> Source | None:
    """Return the source of a post, None where it has none or its page was deleted."""
    if variant.source_page is None:
        return None
    return Source(variant.source_page, variant.source_revision_id)


def is_link_dead(variant: Variant) -> bool:
    """Say whether the link to a post's page leads nowhere since that page has moved.

    A link that somebody typed is theirs, and an address that forwards to the page is none of
    ours to mend: Wagtail sees to that when a page moves.
    """
    page = variant.source_page
    if page is None or not is_own_link(variant):
        return False
    path = unquote(urlsplit(variant.link).path)
    if _below_home(path) == page.url_path.strip("/").split("/")[1:]:
        return False
    old = Redirect.normalise_path(path)
    return not Redirect.objects.filter(old_path=old, redirect_page=page).exists()


def _below_home(path: str) -> list[str]:
    """Return the parts of a path that are the same on every host: without its language."""
    parts = [part for part in path.split("/") if part]
    return parts[1:] if parts and parts[0] in dict(settings.LANGUAGES) else parts


def is_own_link(variant: Variant) -> bool:
    """Say whether a post's link is the one that it was given when it was derived."""
    query = parse_qs(urlsplit(variant.link).query)
    return query.get("utm_id") == [post_id(variant.pk)]


def why_in_doubt(variant: Variant) -> Refusal | None:
    """Say why a post has to wait for a person, or None; the gate's last question about its page.

    Asks nothing of the database while its page is as it was, and does not rely on anybody having
    noted the doubt.
    """
    source = source_behind(variant)
    if source is None and variant.message.source_key:
        return Refusal(PAGE_AWAY, wait=DOUBT_WAIT)  # it was deleted
    if source is None or not source.page.live:
        return None
    if source.says_the_same and not is_link_dead(variant):
        return None
    return Refusal(CHANGED, wait=DOUBT_WAIT)


def doubts_about(variants: Iterable[Variant], *, on: date) -> dict[int, Variant.Doubt]:
    """Return why each post is in doubt now, by its key; photos are asked about the sending day."""
    posts = list(variants)
    sources: dict[tuple[int, int | None], Source] = {}
    shown = {post.pk: [use.photo_id for use in post.photos.all()] for post in posts}
    clearances: dict[date, Clearance] = {}
    every_photo = {photo for photos in shown.values() for photo in photos}
    found = {}
    for post in posts:
        source = source_behind(post)
        if source is not None:
            source = sources.setdefault((source.page.pk, source.pinned_revision_id), source)
        day = max(on, sending_day(post.due_at, post.channel)) if post.due_at else on
        if day not in clearances:
            clearances[day] = Clearance(every_photo, on=day)
        found[post.pk] = _doubt(post, source, shown[post.pk], clearances[day])
    return found


def _doubt(
    post: Variant, source: Source | None, photos: Iterable[int], clearance: Clearance
) -> Variant.Doubt:
    if post.message.source_key and (source is None or not source.page.live):
        return Variant.Doubt.UNPUBLISHED
    if source is not None and (not source.says_the_same or is_link_dead(post)):
        return Variant.Doubt.CHANGED
    for photo_id in photos:
        if clearance.why_not(photo_id, kind=post.channel.kind, language=post.language):
            return Variant.Doubt.UNCLEARED
    return Variant.Doubt.NONE


@transaction.atomic
def note_doubts(variants: QuerySet[Variant], *, now: datetime) -> None:
    """Write down which posts are in doubt and which no longer are; what stands anew is woken.

    A page that was published again and says the same is pinned anew, so that the gate goes on
    without a look.
    """
    posts = list(
        variants.select_for_update(of=["self"])
        .select_related("source_page", "channel", "message")
        .prefetch_related("photos")
    )
    found = doubts_about(posts, on=now.date())
    for post in posts:
        doubt, page = found[post.pk], post.source_page
        if doubt not in {Variant.Doubt.UNPUBLISHED, Variant.Doubt.CHANGED} and page is not None:
            pin(post, page)
        if doubt != post.source_doubt:
            mark(post, doubt, now=now)


@transaction.atomic
def note_page_gone(page_id: int, *, now: datetime) -> None:
    """Write down that the posts of a page have lost it; its row may not say so yet, or never."""
    posts = not_yet_sent().filter(source_page=page_id)
    for post in posts.exclude(source_doubt=Variant.Doubt.UNPUBLISHED).select_for_update():
        mark(post, Variant.Doubt.UNPUBLISHED, now=now)


def pin(post: Variant, page: Page) -> None:
    """Let a post stand on what its page says now; one statement, and none where it does already."""
    if post.source_revision_id != page.live_revision_id:
        post.source_revision_id = page.live_revision_id
        Variant.objects.filter(pk=post.pk).update(source_revision_id=post.source_revision_id)


def mark(post: Variant, doubt: Variant.Doubt, *, now: datetime) -> None:
    """Write a doubt down, or that there is none any more; wakes what waited for that."""
    post.source_doubt, post.doubted_at = doubt, now if doubt else None
    Variant.objects.filter(pk=post.pk).update(
        source_doubt=post.source_doubt, doubted_at=post.doubted_at
    )
    if doubt:
        log(instance=post, action="campaigns.doubted", data={"note": str(doubt.label)})
        return
    log(instance=post, action="campaigns.doubt_gone")
    wake(post, now=now)


def wake(post: Variant, *, now: datetime) -> None:
    """Let what waits for a post's page be tried at once."""
    waits = Q(variant=post, state=State.READY, reason__in=[CHANGED, PAGE_AWAY])
    if Delivery.objects.filter(waits, next_try_at__gt=now, due_at__lte=now).update(next_try_at=now):
        rows_due.send(sender=Delivery)


def with_photos(card: ShareCard, clearance: Clearance, variant: Variant) -> ShareCard:
    """Return a card with only those photos that a post may carry."""
    return replace(card, photos=clearance.photos_for(card, variant.channel))
