"""Keeping the words by which assets are found, and rebuilding them."""

from collections.abc import Collection, Iterable, Iterator

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from media_library.models import Asset, AssetWord, Depiction, Film, Photo
from media_library.rules.folding import fold, words_in
from media_library.subjects import subjects

BATCH = 500


def fact(name: str, value: object) -> str:
    """Return the word that stands for a fact, such as "shape=portrait"."""
    return f"{name}={fold(str(value))[:90]}"


def tag_word(tag: str) -> str:
    return fact("tag", tag)


def name_word(word: str) -> str:
    """Return the word that stands for a part of somebody's name; only some may look for it."""
    return f"@{word}"


def index_assets(asset_ids: Collection[int]) -> int:
    """Write the words of some assets anew; returns how many rows changed. Repeats change nothing.

    Only what differs is written, so that saving an asset again costs reads alone.
    """
    changed = 0
    labels = _subject_words()
    for asset in _with_everything(Asset.objects.filter(pk__in=asset_ids)):
        wanted = set(_words_of(asset, labels))
        have = {row.word: row.pk for row in asset.words.all()}
        stale = [pk for word, pk in have.items() if word not in wanted]
        fresh = [AssetWord(asset=asset, word=word) for word in wanted - have.keys()]
        if stale or fresh:
            with transaction.atomic():
                AssetWord.objects.filter(pk__in=stale).delete()
                # Two who save the same asset at once write the same words.
                AssetWord.objects.bulk_create(fresh, ignore_conflicts=True)
            changed += len(stale) + len(fresh)
    return changed


def index_everything() -> int:
    """Rebuild all words, batch by batch, while the site goes on; returns how many rows changed."""
    changed, last = 0, 0
    while batch := list(
        Asset.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        changed += index_assets(batch)
        last = batch[-1]
    return changed


def _with_everything(assets: QuerySet[Asset]) -> QuerySet[Asset]:
    return assets.select_related("organisation").prefetch_related(
        "texts",
        "words",
        Prefetch("depictions", Depiction.objects.select_related("person")),
        Prefetch("photo", Photo.objects.prefetch_related("tags")),
        Prefetch("film", Film.objects.prefetch_related("tags")),  # type: ignore[misc]
    )


def _words_of(asset: Asset, subject_words: dict[str, set[str]]) -> Iterator[str]:
    made = getattr(asset, "photo", None) or getattr(asset, "film", None)
    tags = [tag.name for tag in made.tags.all()] if made else []
    yield from words_in(
        asset.title,
        asset.label,
        asset.place,
        asset.creator,
        made.title if made else "",
        made.credit if made else "",
        str(asset.organisation or ""),
        *tags,
        *(words for text in asset.texts.all() for words in (text.alt, text.caption)),
    )
    yield from subject_words.get(asset.subject, ())
    for depiction in asset.depictions.all():
        for word in words_in(depiction.person.name):
            yield name_word(word)
    yield from _facts_of(asset, tags)


def _facts_of(asset: Asset, tags: Iterable[str]) -> Iterator[str]:
    yield fact("kind", asset.kind)
    day = asset.taken_on or asset.camera_taken_at or asset.created_at
    yield fact("year", day.year)
    for name, value in (
        ("shape", asset.shape),
        ("phase", asset.phase),
        ("subject", asset.subject),
        ("organisation", asset.organisation_id),
    ):
        if value:
            yield fact(name, value)
    for tag in tags:
        yield tag_word(tag)


def _subject_words() -> dict[str, set[str]]:
    return {subject.key: set(words_in(subject.label)) for subject in subjects()}
