"""One asset with everything that is known about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from media_library.desk.access import (
    MAY_DESCRIBE,
    MAY_KEEP,
    DeskRequest,
    asset_for,
    desk_view,
    may_do,
)
from media_library.desk.layout import desk_page
from media_library.desk.library.cards import LARGE, picture_of, with_pictures
from media_library.desk.library.filters import CHANNEL_WORDS, reading_language
from media_library.desk.library.playing import player_of
from media_library.films.standing import why_film_waits
from media_library.models import Asset, AssetText, Consent, Film, Grant
from media_library.rights.clearing import channels_left, is_withdrawn, standings_of
from media_library.rights.usages import uses_of
from media_library.rights.wording import rights_words
from media_library.rules.clearance import clearance
from media_library.rules.standing import Channel, Standing
from media_library.searching.finding import may_read_names
from media_library.subjects import subject_label
from outbox.rules.refusals import Refusal

MOST_OF_A_TITLE = 60  # letters that the header has room for; the facts say all of it


@dataclass(frozen=True, kw_only=True)
class Cell:
    """May it be shown there? `why` says why not."""

    is_cleared: bool
    why: str


@dataclass(frozen=True, kw_only=True)
class Happening:
    at: datetime
    what: str
    by: str = ""
    words: str = ""


@desk_view(MAY_DESCRIBE, methods=("GET", "HEAD"))
def asset(request: DeskRequest, key: UUID) -> HttpResponse:
    one = asset_for(request.user, key)
    language = reading_language()
    shown = with_pictures(Asset.objects.filter(pk=one.pk), language=language, specs=LARGE).get()
    may_keep = may_do(request.user, MAY_KEEP, asset=one)
    may_name = may_read_names(request.user, one)
    columns, rows = _table(standings_of([one.pk])[one.pk])
    film = getattr(one, "film", None)
    texts = _texts(one)
    written = {code for code, _name, _text in texts}
    return desk_page(
        request,
        "library/asset.html",
        title=Truncator(str(one)).chars(MOST_OF_A_TITLE),
        asset=one,
        picture=picture_of(shown, LARGE),
        alt=next((text.alt for text in shown.own_texts), ""),  # type: ignore[attr-defined]
        film=film,
        followed_in=_followed_in(film) if film else "",
        photo=getattr(one, "photo", None),
        subject=subject_label(one.subject) if one.subject else "",
        texts=texts,
        unwritten=", ".join(str(name) for code, name in settings.LANGUAGES if code not in written),
        grants=[_granted(grant) for grant in one.grants.all()],
        people=_people(one) if may_name else [],
        people_count=one.depictions.count(),
        may_name=may_name,
        columns=columns,
        clearance=rows,
        uses=uses_of([one.pk]),
        happenings=sorted(_happenings(one, is_full=may_keep), key=lambda each: each.at),
        may_keep=may_keep,
        **(player_of(film) if film else {}),
    )


def _texts(one: Asset) -> list[tuple[str, str, AssetText]]:
    """Return (code, language, its texts) for the languages that have any."""
    known = {text.language: text for text in one.texts.all()}
    return [(code, str(name), known[code]) for code, name in settings.LANGUAGES if code in known]


def _followed_in(film: Film) -> str:
    """Return the languages in which everybody can follow a film."""
    prefetch_related_objects([film], "tracks")
    complete = [
        str(name)
        for code, name in settings.LANGUAGES
        if why_film_waits(film, languages=[code]) is None
    ]
    return ", ".join(complete)


def _table(standing: Standing) -> tuple[list[str], list[tuple[Any, list[Cell]]]]:
    """Return (headings, a row for each channel); languages that fare alike share a column."""
    today = timezone.localdate()
    alike: dict[tuple[str, ...], list[str]] = {}
    refusals: dict[str, list[Refusal | None]] = {}
    for code, name in settings.LANGUAGES:
        refusals[name] = [
            clearance(standing, channel=channel, language=code, on=today) for channel in Channel
        ]
        fate = tuple(refusal.code if refusal else "" for refusal in refusals[name])
        alike.setdefault(fate, []).append(name)
    columns = {
        ", ".join(names) if len(alike) > 1 else _("all languages"): refusals[names[0]]
        for names in alike.values()
    }
    rows = [
        (
            CHANNEL_WORDS[channel],
            [_cell(column[at], heading) for heading, column in columns.items()],
        )
        for at, channel in enumerate(Channel)
    ]
    return list(columns), rows


def _cell(refusal: Refusal | None, languages: str) -> Cell:
    return Cell(
        is_cleared=refusal is None, why=_without_names(refusal, languages) if refusal else ""
    )


def _without_names(refusal: Refusal, languages: str) -> str:
    """Word a refusal for everybody at the desk: who objects is told to some only, elsewhere."""
    facts = {name: value for name, value in refusal.facts.items() if name != "person_id"}
    return rights_words(Refusal(refusal.code, facts | {"language": languages}))


def _granted(grant: Grant) -> tuple[Grant, str, str]:
    """Return a grant with the channels and languages it is for, in words."""
    channels = ", ".join(str(CHANNEL_WORDS[one]) for one in Channel if one.value in grant.channels)
    known = dict(settings.LANGUAGES)
    return grant, channels, ", ".join(str(known.get(code, code)) for code in grant.languages)


def _people(one: Asset) -> list[tuple[Any, list[tuple[Consent, str]]]]:
    depictions = one.depictions.select_related("person").prefetch_related(
        "person__consents__events"
    )
    return [
        (
            depiction.person,
            [(consent, _consent_words(consent)) for consent in depiction.person.consents.all()],
        )
        for depiction in depictions
    ]


def _consent_words(consent: Consent) -> str:
    if is_withdrawn(consent):
        return _("withdrawn")
    left = channels_left(consent)
    return ", ".join(str(CHANNEL_WORDS[channel]) for channel in Channel if channel.value in left)


def _happenings(one: Asset, *, is_full: bool) -> Iterator[Happening]:
    """Yield what happened to an asset; who opened its original is for those who keep it."""
    # A file sent in one piece has arrived before its row is made.
    began_at = min(one.created_at, one.received_at or one.created_at)
    yield Happening(at=began_at, what=_("Began to arrive"))
    if one.received_at:
        yield Happening(at=one.received_at, what=_("Arrived whole"))
    for note in one.notes.select_related("by"):
        yield Happening(
            at=note.at, what=note.get_kind_display(), by=str(note.by or ""), words=note.words
        )
    if one.accepted_at:
        by = str(one.accepted_by or "")
        yield Happening(at=one.accepted_at, what=_("Taken into the library"), by=by)
    for grant in one.grants.all():
        yield Happening(at=grant.recorded_at, what=_("Rights granted"), by=grant.holder)
        if grant.revoked_at:
            yield Happening(at=grant.revoked_at, what=_("Rights revoked"), by=grant.holder)
    for withdrawal in one.withdrawals.all():
        yield Happening(
            at=withdrawal.asked_at,
            what=_("Withdrawn"),
            by=withdrawal.asked_by if is_full else "",
            words=withdrawal.reason if is_full else "",
        )
    if is_full:
        for access in one.accesses.select_related("user"):
            yield Happening(at=access.at, what=_("Opened: %s") % access.what, by=str(access.user))
