"""Naming people who can be recognised in what is handed in, with what they agreed to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from media_library.actions.consenting import record_consent, withdraw_consent
from media_library.actions.receiving import present
from media_library.consents.texts import ConsentText
from media_library.models import Contribution, Depiction, Person
from media_library.rules.handing_in import UNDECIDED
from media_library.rules.standing import ConsentHow

UNDECIDED_STATES = [state.value for state in UNDECIDED]


@dataclass(frozen=True, kw_only=True)
class GivenConsent:
    """What somebody agreed to before the eyes of whoever hands in; `evidence` is the proof."""

    text: ConsentText
    channels: Sequence[str]
    how: ConsentHow
    given_by: str
    evidence: File | None = None
    until: date | None = None


@transaction.atomic
def name_person(
    *,
    contribution: Contribution,
    name: str,
    is_minor: bool,
    guardian_name: str,
    consent: GivenConsent | None,
    now: datetime,
) -> Person:
    """Write down who can be seen, in all files of the contribution until somebody says otherwise.

    Without a consent the files that show the person wait for it: unknown counts as refused.
    """
    person = Person.objects.create(
        organisation=contribution.organisation,
        contribution=contribution,
        name=name,
        is_minor=is_minor,
        guardian_name=guardian_name if is_minor else "",
    )
    undecided = present(contribution).filter(state__in=UNDECIDED_STATES)
    Depiction.objects.bulk_create(Depiction(asset=asset, person=person) for asset in undecided)
    if consent is not None:
        record_consent(
            person=person,
            text_version=consent.text.version,
            text_language=consent.text.language,
            text=consent.text.words,
            channels=consent.channels,
            how=consent.how,
            given_by=consent.given_by,
            is_by_guardian=is_minor,
            evidence=consent.evidence,
            until=consent.until,
            now=now,
        )
    return person


@transaction.atomic
def unname_person(*, person: Person, by: str, now: datetime) -> None:
    """Take somebody off what is not decided yet; a consent is never deleted, but withdrawn."""
    person.depictions.filter(asset__state__in=UNDECIDED_STATES).delete()
    consents = list(person.consents.all())
    for consent in consents:
        withdraw_consent(consent=consent, by=by, reason="taken off by who handed in", now=now)
    if consents or person.depictions.exists():
        Person.objects.filter(pk=person.pk).update(contribution=None)
    else:
        person.delete()
