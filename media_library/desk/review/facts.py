"""What a page about one file under review tells: its giver, its people, and who said what."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import User
from media_library.consents.texts import channel_words
from media_library.desk.review.waiting import preview_address
from media_library.models import Asset, Consent, ReviewNote
from media_library.models.assets import STATE_WORDS
from media_library.rights.clearing import channels_left, is_withdrawn
from media_library.rules.standing import AssetState
from media_library.searching.finding import may_read_names
from media_library.subjects import subject_label

DECISIONS = (ReviewNote.Kind.ACCEPTED, ReviewNote.Kind.REJECTED)


def facts_of(user: User, asset: Asset, *, keeps: bool) -> dict[str, Any]:
    """Return what the page shows beside its forms; where it was taken is for its keepers."""
    may_name = may_read_names(user, asset)
    like = asset.like if asset.like_id else None
    has_position = asset.latitude is not None and asset.longitude is not None
    return {
        "picture": preview_address(asset),
        "subject": subject_label(asset.subject) if asset.subject else "",
        "contribution": asset.contribution,
        "notes": asset.notes.select_related("by"),
        "may_name": may_name,
        "consents": consents_of(asset) if may_name else [],
        "people_count": asset.depictions.count(),
        "position": f"{asset.latitude:.5f}, {asset.longitude:.5f}"
        if keeps and has_position
        else "",
        "like": like if like and Asset.objects.visible_to(user).contains(like) else None,
    }


def consents_of(asset: Asset) -> list[tuple[Any, list[tuple[Consent, str]]]]:
    """Return each person shown with their consents, and what is left of each in words."""
    shown = asset.depictions.select_related("person").prefetch_related("person__consents__events")
    return [
        (one.person, [(consent, left_words(consent)) for consent in one.person.consents.all()])
        for one in shown
    ]


def left_words(consent: Consent) -> str:
    """Say what a consent still covers."""
    if is_withdrawn(consent):
        return _("withdrawn")
    return ", ".join(channel_words(code) for code in sorted(channels_left(consent)))


def decided_words(asset: Asset) -> str:
    """Say who was faster, and what they decided; for what waits for nobody, where it stands."""
    note = asset.notes.filter(kind__in=DECISIONS).select_related("by").last()
    if note is None or asset.state not in {AssetState.READY.value, AssetState.REJECTED.value}:
        return str(STATE_WORDS[AssetState(asset.state)])
    sentence = (
        _("%(name)s took it into the library, %(when)s.")
        if note.kind == ReviewNote.Kind.ACCEPTED
        else _("%(name)s decided not to take it, %(when)s.")
    )
    when = date_format(localtime(note.at), "DATETIME_FORMAT")
    return sentence % {"name": note.by or _("Somebody"), "when": when}
