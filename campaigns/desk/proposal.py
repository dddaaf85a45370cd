"""What would be proposed from a page, before anybody presses the button."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from campaigns.models import ChannelAccount
from campaigns.proposing import Clearance, Version
from campaigns.wording import words_for
from cms.public import ShareCard


@dataclass(frozen=True, kw_only=True)
class ProposedRow:
    """One language: the words that its posts begin with, or why it gets none."""

    language: str
    name: str
    card: ShareCard | None
    why_not: str
    channels: list[ChannelAccount]
    pictures: int
    notes: list[str]


def proposal_of(
    versions: Iterable[Version], channels: Collection[ChannelAccount], *, on: date
) -> list[ProposedRow]:
    """Return every language of the site with what its posts would be made of."""
    versions = list(versions)
    cards = [version.card for version in versions if version.card is not None]
    clearance = Clearance.of_cards(cards, on=on)
    rows = []
    for version in versions:
        name, card = get_language_info(version.language)["name_translated"], version.card
        spoken = [channel for channel in channels if channel.speaks(version.language)]
        rows.append(
            ProposedRow(
                language=version.language,
                name=name,
                card=card,
                why_not="" if card else _why_not(version, name),
                channels=spoken if card else [],
                pictures=len(card.photos) if card else 0,
                notes=_notes(card, spoken, clearance, name) if card else [],
            )
        )
    return rows


def _why_not(version: Version, name: str) -> str:
    sentences = {
        "no-version": _("No text in %(language)s: no post in %(language)s."),
        "not-live": _("The text in %(language)s is not published: no post in %(language)s."),
        "only-a-copy": _(
            "Nobody has translated this page into %(language)s yet: no post in %(language)s."
        ),
    }
    return sentences[version.why_not] % {"language": name}


def _notes(
    card: ShareCard, channels: Iterable[ChannelAccount], clearance: Clearance, name: str
) -> list[str]:
    """Say which pictures lack words, and which stay away from a channel and why."""
    notes = []
    for use in card.photos:
        if not use.alt:
            notes.append(
                _("“%(photo)s” has no words in %(language)s: the post will ask what it shows.")
                % {"photo": use.photo.title, "language": name}
            )
        for kind, label in dict.fromkeys((one.kind, one.get_kind_display()) for one in channels):
            refusal = clearance.why_not(use.photo.pk, kind=kind, language=card.language)
            if refusal is not None:
                facts = {**refusal.facts, "photo": use.photo.title}
                reason = words_for(type(refusal)(refusal.code, facts))
                notes.append(f"{label}: {reason}")
    return notes
