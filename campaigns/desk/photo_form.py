"""The form that chooses a post's photos; what is typed and ticked survives a search."""

from dataclasses import dataclass
from typing import Self

from django.http import QueryDict

from campaigns.desk.typed_numbers import number_in
from campaigns.models import Variant
from media_library.public import for_posts

LONGEST_ALT = 1500


class NoPhotosKey(Exception):
    """What was sent in the place of a photo cannot be one: no form of ours sends that."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A chosen photo, with what it shows and its place as it was typed."""

    shown: for_posts.PhotoForPost
    alt: str
    place: int
    is_new: bool = False

    @property
    def pk(self) -> int:
        return int(self.shown.photo.pk)

    @property
    def lacks_words(self) -> bool:
        return not self.alt.strip()


@dataclass(frozen=True, kw_only=True)
class PhotoChoices:
    """The photos that a post would have, in the order of the places that were typed."""

    choices: list[Choice]
    seen_hash: str

    @classmethod
    def of_post(cls, post: Variant) -> Self:
        uses = {use.photo_id: use.alt for use in post.photos.all()}
        shown = for_posts.photos_for_post(uses, language=post.language)
        choices = [
            Choice(shown=shown[pk], alt=alt, place=number)
            for number, (pk, alt) in enumerate(uses.items(), start=1)
            if pk in shown
        ]
        return cls(choices=choices, seen_hash=post.payload_hash)

    @classmethod
    def typed(cls, data: QueryDict, *, post: Variant) -> Self:
        """Read what was sent: photos that stay, photos that are added behind them.

        Raises NoPhotosKey.
        """
        removed = set(_keys(data, "remove"))
        kept = [pk for pk in _keys(data, "photo") if pk not in removed]
        added = [pk for pk in _keys(data, "add") if pk not in kept]
        shown = for_posts.photos_for_post({*kept, *added}, language=post.language)
        places = {pk: _place(data.get(f"place_{pk}", ""), len(kept)) for pk in kept}
        in_order = [*sorted(kept, key=lambda pk: places[pk]), *added]
        choices = [
            Choice(
                shown=shown[pk],
                alt=data.get(f"alt_{pk}", shown[pk].alt)[:LONGEST_ALT],
                place=number,
                is_new=pk in added,
            )
            for number, pk in enumerate(in_order, start=1)
            if pk in shown
        ]
        return cls(choices=choices, seen_hash=data.get("seen_hash", ""))

    @property
    def pairs(self) -> list[tuple[int, str]]:
        return [(choice.pk, choice.alt) for choice in self.choices]

    @property
    def keys(self) -> set[int]:
        return {choice.pk for choice in self.choices}


def _keys(data: QueryDict, name: str) -> list[int]:
    keys = [number_in(text) for text in data.getlist(name)]
    if None in keys:
        raise NoPhotosKey
    return list(dict.fromkeys(key for key in keys if key is not None))


def _place(text: str, last: int) -> int:
    place = number_in(text)
    return last if place is None else place
