"""Contributions: opened, saved while somebody types, and handed in."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Organisation, User
from media_library.actions.receiving import present
from media_library.models import (
    Asset,
    AssetText,
    Contribution,
    Depiction,
    Invitation,
    Person,
)
from media_library.rules.handing_in import UNDECIDED, Said, what_is_missing
from media_library.rules.standing import AssetState, People
from outbox.rules.refusals import Refusal

UNDECIDED_STATES = [state.value for state in UNDECIDED]
# What is said once about all files, and stands on each of them from the handing in.
SHARED = ("subject", "phase", "creator", "place", "taken_on", "licence")


class ChangedElsewhere(Exception):
    """Somebody saved other words meanwhile, in another window; `version` is theirs."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class NotComplete(Exception):
    """Something still has to be said; `missing` are pairs of a field's name and a refusal."""

    def __init__(self, missing: list[tuple[str, Refusal]]) -> None:
        super().__init__(", ".join(refusal.code for _field, refusal in missing))
        self.missing = missing


@dataclass(frozen=True, kw_only=True)
class FileWords:
    """What was said about one file; `people` is empty for "as said for all".

    `shown` and `not_shown` are uuids of people; about anybody else nothing was said.
    """

    caption: str
    alt: str
    people: str
    shown: frozenset[str]
    not_shown: frozenset[str]


def open_contribution(
    *,
    language: str,
    organisation: Organisation,
    invitation: Invitation | None = None,
    contributor: User | None = None,
) -> Contribution:
    """Return the contribution of an invitation, or a new one of a signed-in person."""
    if invitation is not None:
        contribution, _ = Contribution.objects.get_or_create(
            invitation=invitation,
            defaults={
                "organisation": organisation,
                "language": language,
                "subject": invitation.subject,
                "contributor_name": invitation.recipient_name,
                "contributor_mail": invitation.recipient_mail,
            },
        )
        return contribution
    return Contribution.objects.create(
        organisation=organisation,
        contributor=contributor,
        language=language,
        contributor_name=contributor.get_full_name()[:160] if contributor else "",
        contributor_mail=contributor.email if contributor else "",
    )


@transaction.atomic
def save_draft(
    *,
    contribution: Contribution,
    version: int | None,
    words: Mapping[str, Any],
    files: Mapping[uuid.UUID, FileWords],
    language: str,
) -> Contribution:
    """Save what was typed so far; `words` may hold some of the fields only.

    `version` is the one that the words were typed upon, None to save over whatever is there.
    Raises ChangedElsewhere. What is handed in already gets corrections at once, as long as nobody
    has decided about it.
    """
    fresh = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if version is not None and version != fresh.version:
        raise ChangedElsewhere(fresh.version)
    said_before = fresh.people
    for name, value in words.items():
        setattr(fresh, name, value)
    fresh.language = language
    fresh.version += 1
    fresh.save()
    _say_of_files(fresh, files, language)
    if fresh.handed_in_at is not None:
        pass_on(contribution=fresh, said_before=said_before)
    return fresh


@transaction.atomic
def hand_in(*, contribution: Contribution, now: datetime) -> Contribution:
    """Put what was said about all files on each of them and thank. Raises NotComplete."""
    fresh = Contribution.objects.select_for_update().get(pk=contribution.pk)
    here = list(present(fresh).values_list("state", flat=True))
    missing = what_is_missing(
        Said(
            files=len(here),
            files_on_their_way=here.count(AssetState.RECEIVING.value),
            name=fresh.contributor_name,
            creator=fresh.creator,
            licence=fresh.licence,
            people=fresh.people,
            people_named=fresh.people_shown.count(),
        )
    )
    if missing:
        raise NotComplete(list(missing))
    fresh.handed_in_at = now
    fresh.version += 1
    fresh.save(update_fields=["handed_in_at", "version", "changed_at"])
    pass_on(contribution=fresh, said_before=fresh.people)
    return fresh


def pass_on(*, contribution: Contribution, said_before: str) -> None:
    """Let the words about all files stand on each that nobody has decided about.

    Who can be seen was said for all (`said_before`) or for a single file; the latter stays.
    """
    shared = {name: getattr(contribution, name) for name in SHARED if getattr(contribution, name)}
    shared["rights_holder"] = contribution.creator
    undecided = present(contribution).filter(state__in=UNDECIDED_STATES)
    undecided.update(**shared)
    if contribution.people:
        undecided.filter(people__in=[People.NOT_SAID.value, said_before]).update(
            people=contribution.people
        )
    nobody_named = undecided.filter(people__in=[People.NOBODY.value, People.CROWD.value])
    Depiction.objects.filter(asset__in=nobody_named).delete()


def _say_of_files(
    contribution: Contribution, files: Mapping[uuid.UUID, FileWords], language: str
) -> None:
    if not files:
        return
    people = {str(person.uuid): person for person in contribution.people_shown.all()}
    undecided = (
        present(contribution)
        .filter(state__in=UNDECIDED_STATES, uuid__in=list(files))
        .prefetch_related("texts", "depictions")
    )
    # Most of a hundred files are as they were a second ago: only what differs is written.
    for asset in undecided:
        said = files[asset.uuid]
        _keep_text(asset, said, language)
        people_said = said.people or People.NOT_SAID.value
        if asset.people != people_said:
            Asset.objects.filter(pk=asset.pk).update(people=people_said)
        _keep_shown(asset, said, people)


def _keep_text(asset: Asset, said: FileWords, language: str) -> None:
    known = {text.language: (text.alt, text.caption) for text in asset.texts.all()}
    if known.get(language, ("", "")) == (said.alt, said.caption):
        return
    AssetText.objects.update_or_create(
        asset=asset,
        language=language,
        defaults={
            "alt": said.alt,
            "caption": said.caption,
            "source": AssetText.Source.PARTNER,
        },
    )


def _keep_shown(asset: Asset, said: FileWords, people: Mapping[str, Person]) -> None:
    shown = {depiction.person_id for depiction in asset.depictions.all()}
    left_out = {person.pk for key, person in people.items() if key in said.not_shown}
    added = {person.pk for key, person in people.items() if key in said.shown} - shown
    if left_out & shown:
        Depiction.objects.filter(asset=asset, person__in=left_out).delete()
    if added:
        Depiction.objects.bulk_create(
            (Depiction(asset=asset, person_id=pk) for pk in added), ignore_conflicts=True
        )
