"""What officers decide about a file that was handed in, and what its giver answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.text import Truncator
from wagtail.models import Collection

from accounts.models import User
from media_library.actions.grant_rights import grant_rights
from media_library.actions.owe_film import owe_film
from media_library.actions.shelving import shelf_for
from media_library.ingest.ledger import outputs_of
from media_library.ingest.telling import tell_of_question
from media_library.models import Asset, Film, Photo, ReviewNote
from media_library.rules.reviewing import OPEN_STATES, Told, what_is_missing
from media_library.rules.standing import AssetState, Channel, People

# Of the shorter side: what must stay in the picture around the point, whatever it is cut to.
FOCAL_SHARE = 0.1
TITLE_LENGTH = 80


class NotToReview(Exception):
    """Somebody else has decided already, or the file is not ready to be decided about."""


class StillMissing(Exception):
    """What has to be said before the file can be accepted, as `codes`."""

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__(", ".join(codes))
        self.codes = tuple(codes)


@dataclass(frozen=True, kw_only=True)
class Granting:
    """What the rights holder grants, where it is not everything; no languages means all."""

    channels: Sequence[Channel] = field(default_factory=lambda: tuple(Channel))
    languages: Sequence[str] = ()
    until: date | None = None
    may_be_reused_by_eu: bool = True
    note: str = ""


@transaction.atomic
def accept_asset(
    *,
    asset: Asset,
    by: User,
    now: datetime,
    focal_point: tuple[float, float] | None = None,
    granting: Granting | None = None,
    title: str = "",
    tags: Sequence[str] = (),
    spoken_language: str = "",
    words: str = "",
) -> Photo | Film:
    """Take an asset into the library, with everything that was said about it.

    `focal_point` runs from 0 to 1, from the left and from the top; None keeps what is there.
    Nothing is decoded: the picture is the master that ingest made. Raises NotToReview and
    StillMissing.
    """
    mine = _to_review(asset)
    granting = granting or Granting()
    mine.rights_holder = mine.rights_holder or mine.creator
    codes = what_is_missing(
        Told(
            licence=mine.licence,
            creator=mine.creator,
            rights_holder=mine.rights_holder,
            people=People(mine.people),
            shown=mine.depictions.count(),
        )
    )
    if codes:
        raise StillMissing(codes)
    if focal_point is not None:
        mine.focal_x, mine.focal_y = focal_point
    mine.title = (title or _title_of(mine))[:255]
    mine.accepted_at, mine.accepted_by = now, by
    mine.reason, mine.reason_facts = "", {}
    _move(mine, AssetState.READY, now)
    mine.save()
    grant_rights(
        asset=mine,
        holder=mine.rights_holder,
        licence=mine.licence,
        channels=granting.channels,
        languages=granting.languages,
        until=granting.until,
        may_be_reused_by_eu=granting.may_be_reused_by_eu,
        note=granting.note,
        granted_by=_giver_of(mine),
        now=now,
    )
    _note(mine, ReviewNote.Kind.ACCEPTED, words, by, now)
    taken: Photo | Film
    if mine.kind == Asset.Kind.FILM:
        taken = _film_of(mine, by=by, spoken_language=spoken_language)
        owe_film(film=taken, now=now)
    else:
        taken = _photo_of(mine, by=by, granting=granting)
    if tags:
        taken.tags.add(*tags)
    return taken


@transaction.atomic
def reject_asset(*, asset: Asset, by: User, now: datetime, words: str) -> None:
    """Do not take an asset; its giver reads `words`. Raises NotToReview."""
    mine = _to_review(asset)
    _move(mine, AssetState.REJECTED, now)
    mine.save(update_fields=["state", "state_at"])
    _note(mine, ReviewNote.Kind.REJECTED, words, by, now)


@transaction.atomic
def ask_back(*, asset: Asset, by: User, now: datetime, words: str) -> None:
    """Ask whoever handed it in: on their page, and by mail where an address is known.

    Raises NotToReview.
    """
    mine = _to_review(asset)
    _move(mine, AssetState.ASKED_BACK, now)
    mine.save(update_fields=["state", "state_at"])
    _note(mine, ReviewNote.Kind.QUESTION, words, by, now)
    tell_of_question(asset=mine, question=words, now=now)


@transaction.atomic
def answer_question(*, asset: Asset, now: datetime, words: str, by: User | None = None) -> None:
    """Put an asset back into the queue with its giver's answer. Raises NotToReview."""
    mine = _locked(asset)
    if mine.state != AssetState.ASKED_BACK.value:
        raise NotToReview(mine.state)
    _move(mine, AssetState.IN_REVIEW, now)
    mine.save(update_fields=["state", "state_at"])
    _note(mine, ReviewNote.Kind.ANSWER, words, by, now)


def _locked(asset: Asset) -> Asset:
    assets = Asset.objects.select_related("organisation", "contribution__invitation")
    return assets.select_for_update(of=("self",)).get(pk=asset.pk)


def _to_review(asset: Asset) -> Asset:
    mine = _locked(asset)
    if AssetState(mine.state) not in OPEN_STATES:
        raise NotToReview(mine.state)
    return mine


def _move(asset: Asset, state: AssetState, now: datetime) -> None:
    asset.state, asset.state_at = state.value, now


def _note(asset: Asset, kind: ReviewNote.Kind, words: str, by: User | None, now: datetime) -> None:
    ReviewNote.objects.create(asset=asset, kind=kind, words=words, by=by, at=now)


def _title_of(asset: Asset) -> str:
    """Name it by what was said about it; the giver's file name comes last."""
    if asset.title:
        return asset.title
    texts = asset.texts.exclude(caption="", alt="").order_by("pk")
    said = [words for text in texts for words in (text.caption, text.alt) if words]
    about = [asset.contribution.description] if asset.contribution else []
    words = next((words for words in (*said, *about, asset.place, asset.label) if words), "–")
    return Truncator(words.strip().splitlines()[0]).chars(TITLE_LENGTH)


def _giver_of(asset: Asset) -> str:
    contribution = asset.contribution
    if contribution is None:
        return ""
    by_account = contribution.contributor.shown_name if contribution.contributor else ""
    return (contribution.contributor_name or by_account)[:160]


def _collection_of(asset: Asset) -> Collection:
    if asset.organisation is None:
        return Collection.get_first_root_node()
    return shelf_for(organisation=asset.organisation, subject=asset.subject).collection


def _photo_of(asset: Asset, *, by: User, granting: Granting) -> Photo:
    made = outputs_of(asset_id=asset.pk, step="master")
    photo = Photo(
        asset=asset,
        title=asset.title,
        file=asset.master.name,
        # With its sides known, nobody has to open the file to ask for them.
        width=made["width"],
        height=made["height"],
        file_size=made["bytes"],
        file_hash=made["sha1"],
        credit=asset.creator,
        licence=asset.licence,
        rights_note=granting.note,
        may_be_reused_by_eu=granting.may_be_reused_by_eu,
        collection=_collection_of(asset),
        uploaded_by_user=by,
    )
    if asset.focal_x is not None and asset.focal_y is not None:
        side = max(1, round(FOCAL_SHARE * min(photo.width, photo.height)))
        photo.focal_point_x = round(asset.focal_x * photo.width)
        photo.focal_point_y = round(asset.focal_y * photo.height)
        photo.focal_point_width = photo.focal_point_height = side
    photo.save()
    return photo


def _film_of(asset: Asset, *, by: User, spoken_language: str) -> Film:
    return Film.objects.create(
        asset=asset,
        title=asset.title,
        credit=asset.creator,
        licence=asset.licence,
        spoken_language=spoken_language,
        collection=_collection_of(asset),
        uploaded_by_user=by,
    )
