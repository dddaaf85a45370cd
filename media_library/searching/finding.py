"""Finding assets: one question, answered in a fixed number of queries however many there are."""

from dataclasses import dataclass, field
from datetime import date
from typing import Self

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import ReferenceIndex

from accounts.models import Membership, User
from accounts.rules.roles import Role
from media_library.models import Asset, AssetWord, Film, Photo
from media_library.one_by_one import asked_of_each
from media_library.querysets import sees_every_organisation
from media_library.rights.clearance_filter import is_cleared
from media_library.rules.folding import beginning_of, words_in
from media_library.rules.standing import AssetState, Channel
from media_library.searching.indexing import fact, name_word, tag_word

MOST_WORDS = 8
# A word of fewer assets than RARE leads the way, a more frequent one is looked up row by row; where
# several words meet, one of fewer than MANY is listed once by the database.
RARE, MANY = 1_000, 20_000
NAMES_ARE_FOR = (Role.OFFICER.value, Role.ADMINISTRATOR.value)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What somebody looks for; what is empty or None is not asked.

    `facts` are pairs such as ("shape", "portrait"): kind, shape, phase, subject, organisation,
    year and tag. `used` asks for what pages do or do not show.
    """

    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    states: tuple[AssetState, ...] = (AssetState.READY,)
    channel: Channel | None = None
    language: str = ""
    used: bool | None = None
    ids: tuple[int, ...] = field(default=())

    @property
    def asks_anything(self) -> bool:
        return bool(self.text or self.facts or self.channel or self.used is not None)

    @classmethod
    def nothing_asked(cls) -> Self:
        return cls()


def find_assets(*, user: User, query: Finding, on: date) -> QuerySet[Asset]:
    """Return what `user` may see and `query` asks for, the newest first."""
    states = [state.value for state in query.states]
    # One state is asked for as such: then the newest come from an index and nothing is sorted.
    stands = Q(state=states[0]) if len(states) == 1 else Q(state__in=states)
    found = Asset.objects.visible_to(user).filter(stands)
    if query.ids:
        found = found.filter(pk__in=query.ids)
    words = list(dict.fromkeys(words_in(query.text)))[:MOST_WORDS]
    among = _among_alone if len(words) + len(query.facts) == 1 else _among_others
    for word in words:
        said = among(_begins_with(beginning_of(word)))
        named = among(_begins_with(name_word(word))) & _where_names_are_told(user)
        found = found.filter(said | named)
    for name, value in query.facts:
        wanted = tag_word(value) if name == "tag" else fact(name, value)
        found = found.filter(among(Q(word=wanted)))
    if query.channel is not None:
        found = found.filter(is_cleared(channel=query.channel, language=query.language, on=on))
    if query.used is not None:
        found = found.filter(_is_used() if query.used else ~_is_used())
    return found.order_by("-pk")


def may_read_names(user: User, asset: Asset) -> bool:
    """Say whether a person may learn who is shown: officers and administrators, of their own."""
    return Asset.objects.filter(_where_names_are_told(user), pk=asset.pk).exists()


def _where_names_are_told(user: User) -> Q:
    if sees_every_organisation(user):
        return Q()
    own = Membership.objects.filter(user=user, role__in=NAMES_ARE_FOR).values("organisation_id")
    return Q(organisation__in=own)


def _among_alone(words: Q) -> Q:
    """Return the condition that an asset has one of some words, where nothing else is asked.

    Rare words: the assets are read from the index of words and nothing else is looked at.
    Frequent ones: the newest assets are tried one after the other, and a page is soon full.
    """
    rows = AssetWord.objects.filter(words)
    first = list(rows.values_list("asset_id", flat=True)[: RARE + 1])
    if len(first) <= RARE:
        return Q(pk__in=set(first))
    return asked_of_each(rows.filter(asset=OuterRef("pk")))


def _among_others(words: Q) -> Q:
    """Return the same as one of several conditions: a page takes many tries, each must be cheap."""
    rows = AssetWord.objects.filter(words)
    if rows[MANY : MANY + 1].exists():
        return asked_of_each(rows.filter(asset=OuterRef("pk")))
    return Q(pk__in=rows.values("asset_id"))


def _begins_with(beginning: str) -> Q:
    if connection.vendor == "postgresql":
        return Q(word__startswith=beginning)  # served by the index's class of operators
    # SQLite's LIKE uses no index of ours; its order is that of the bytes.
    return Q(word__gte=beginning) & Q(word__lt=f"{beginning}\U0010ffff")


def _is_used() -> Q:
    """Return what holds for assets whose photo or film something refers to, drafts included."""
    condition = Q()
    for model in (Photo, Film):
        made = model._default_manager.filter(asset=OuterRef("pk")).alias(  # type: ignore[misc]
            as_text=Cast("pk", CharField())
        )
        references = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(model),
            to_object_id=OuterRef("as_text"),
        ).exclude(base_content_type=ContentType.objects.get_for_model(Film))
        condition |= Q(Exists(made.filter(Exists(references))))
    return condition
