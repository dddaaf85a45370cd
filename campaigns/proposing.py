"""What a page offers to posts: one card per language that it is really told in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.conf import settings
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from campaigns.clearing import channel_of
from campaigns.complying import words_asked_for
from campaigns.composing import most_images
from campaigns.models import ChannelAccount
from cms.public import CardPhoto, ShareCard, SitePage
from media_library.public import Photo, for_posts, why_withheld, with_renditions
from outbox.rules.refusals import Refusal

WORDS = ("title", "text", "hashtags", "statement")


@dataclass(frozen=True, kw_only=True)
class Version:
    """A page in one language: the card that posts are made of, or why there is none."""

    language: str
    card: ShareCard | None = None
    why_not: str = ""  # "no-version", "not-live" or "only-a-copy"


def versions_of(page: SitePage) -> list[Version]:
    """Return every language of the site with what a page has to say in it.

    A version that repeats the words of an older one is a copy that nobody has translated, as the
    editor makes them ahead of translators: it counts as no version at all.
    """
    found = page.get_translations(inclusive=True).order_by("pk").specific()
    by_language = {version.locale.language_code: version for version in found}
    by_pieces = _made_for_translators([page.translation_key])[page.translation_key]
    copies = _copies_among(by_language, by_pieces=by_pieces)
    older = [version for code, version in by_language.items() if code not in copies]
    cards: dict[str, ShareCard] = {}
    for version in older:
        card = version.share_card()
        cards[card.language] = with_own_alts(card, list(cards.values()))
    versions = []
    for code, _name in settings.LANGUAGES:
        if code not in by_language:
            versions.append(Version(language=code, why_not="no-version"))
        elif code in copies:
            versions.append(Version(language=code, why_not="only-a-copy"))
        elif not by_language[code].live:
            versions.append(Version(language=code, why_not="not-live"))
        else:
            versions.append(Version(language=code, card=cards[code]))
    return versions


def card_in(page: SitePage, language: str) -> ShareCard | None:
    """Return what a page says in a language, None where it says nothing of its own."""
    return next((one.card for one in versions_of(page) if one.language == language), None)


def languages_told(keys: Collection[UUID]) -> Mapping[UUID, frozenset[str]]:
    """Return the languages that pages are told in, by translation key, as `versions_of` has them.

    Three queries and one for each kind of page, however many pages there are.
    """
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    by_pieces = _made_for_translators(keys)
    versions: dict[UUID, dict[str, SitePage]] = defaultdict(dict)
    for page in Page.objects.filter(translation_key__in=keys).order_by("pk").specific():
        if isinstance(page, SitePage):
            versions[page.translation_key][codes[page.locale_id]] = page
    told: dict[UUID, frozenset[str]] = defaultdict(frozenset)
    for key, by_language in versions.items():
        live = {code for code, page in by_language.items() if page.live}
        told[key] = frozenset(live - _copies_among(by_language, by_pieces=by_pieces[key]))
    return told


def _made_for_translators(keys: Collection[UUID]) -> Mapping[UUID, set[str]]:
    """Return the languages into which pages are translated piece by piece, by translation key.

    There a page is published with English where a piece is missing, so that a title in its own
    language does not mean that the rest is.
    """
    made: dict[UUID, set[str]] = defaultdict(set)
    found = Translation.objects.filter(source__object_id__in=keys)
    for key, code in found.values_list("source__object_id", "target_locale__language_code"):
        made[key].add(code)
    return made


def _copies_among(by_language: Mapping[str, SitePage], *, by_pieces: Collection[str]) -> set[str]:
    """Return the languages whose version, the oldest first, has the words of an older one."""
    older: list[SitePage] = []
    copies = set()
    for code, version in by_language.items():
        if version.alias_of_id or any(
            (code in by_pieces or version.title == one.title) and _repeats(version, one)
            for one in older
        ):
            copies.add(code)
        else:
            older.append(version)
    return copies


def _repeats(version: SitePage, original: SitePage) -> bool:
    """Say whether a version still has the words of another: where there is a summary, that one.

    A name may be the same in every language, so a title alone says nothing.
    """
    if version.summary.strip():
        return version.summary.strip() == original.summary.strip()
    return _article(version) != [] and _article(version) == _article(original)


def _article(page: SitePage) -> list[object]:
    """Return the blocks as they are stored: nothing that they point to is read for that."""
    body = getattr(page, "body", None)
    return list(body.raw_data) if body else []


def with_own_alts(card: ShareCard, older: Iterable[ShareCard]) -> ShareCard:
    """Return a card whose photos are described in its own language, or not at all.

    Words that an older card in another language has as well were never translated; the library
    may know some. What stays empty is asked for before the post can be approved.
    """
    foreign = {(use.photo.pk, use.alt) for other in older for use in other.photos}
    photos = []
    for use in card.photos:
        own = "" if (use.photo.pk, use.alt) in foreign else use.alt
        photos.append(replace(use, alt=own or for_posts.alt_text(use.photo, card.language)))
    return replace(card, photos=tuple(photos))


def words_of(card: ShareCard, *, on: date) -> dict[str, str]:
    """Return the words (of WORDS) that a card suggests for a post."""
    return {
        "title": card.title[:200],
        "text": card.summary or card.title,
        "hashtags": " ".join(f"#{tag}" for tag in card.hashtags)[:200],
        "statement": words_asked_for(funding=card.funding, language=card.language, on=on),
    }


class Clearance:
    """Which of some photos may be shown where, from one reading of their records."""

    def __init__(self, photo_ids: Collection[int], *, on: date) -> None:
        self._on = on
        self._photos: dict[int, Photo] = {
            photo.pk: photo for photo in with_renditions(Photo.objects.filter(pk__in=photo_ids))
        }

    @classmethod
    def of_cards(cls, cards: Iterable[ShareCard], *, on: date) -> "Clearance":
        return cls({use.photo.pk for card in cards for use in card.photos}, on=on)

    def why_not(self, photo_id: int, *, kind: str, language: str) -> Refusal | None:
        """Say why a photo may not go out in a language on a kind of channel."""
        photo = self._photos.get(photo_id)
        if photo is None:
            return Refusal("asset-withdrawn")
        return why_withheld(photo, channel=channel_of(kind), language=language, on=self._on)

    def photos_for(self, card: ShareCard, channel: ChannelAccount) -> tuple[CardPhoto, ...]:
        """Return the photos of a card that a post on a channel may carry."""
        cleared = (
            use
            for use in card.photos
            if self.why_not(use.photo.pk, kind=channel.kind, language=card.language) is None
        )
        return tuple(cleared)[: most_images(channel)]


def source_of(page: Page) -> SitePage | None:
    """Return a page as one that can be told about, None where it is of another kind."""
    specific = page.specific
    return specific if isinstance(specific, SitePage) else None
