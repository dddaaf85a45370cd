"""Naming people who can be recognised in what is handed in, with what they agreed to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from accounts.models import User
from media_library.actions.consenting import record_consent, withdraw_consent
from media_library.actions.receiving import present
from media_library.consents.contacts import contact_with
from media_library.consents.telling import tell_of_consent
from media_library.consents.texts import ConsentText
from media_library.models import Consent, Contribution, Depiction, Person
from media_library.rules.handing_in import UNDECIDED
from media_library.rules.standing import ConsentHow

UNDECIDED_STATES = [state.value for state in UNDECIDED]


@dataclass(frozen=True, kw_only=True)
class GivenConsent:
    """What somebody agreed to; `evidence` is the proof, no `languages` means all of them."""

    text: ConsentText
    channels: Sequence[str]
    how: ConsentHow
    given_by: str
    evidence: File | None = None
    until: date | None = None
    languages: Sequence[str] = ()


@transaction.atomic
def name_person(
    *,
    contribution: Contribution,
    name: str,
    is_minor: bool,
    guardian_name: str,
    consent: GivenConsent | None,
    now: datetime,
    mail: str = "",
) -> Person:
    """Write down who can be seen, in all files of the contribution until somebody says otherwise.

    Without a consent the files that show the person wait for it: unknown counts as refused. Whose
    `mail` is known gets their own link when the contribution is handed in, or at once where it was.
    """
    person = Person.objects.create(
        organisation=contribution.organisation,
        contribution=contribution,
        name=name,
        is_minor=is_minor,
        guardian_name=guardian_name if is_minor else "",
        contact=contact_with(mail),
    )
    undecided = present(contribution).filter(state__in=UNDECIDED_STATES)
    Depiction.objects.bulk_create(Depiction(asset=asset, person=person) for asset in undecided)
    if consent is not None:
        given = keep_consent(person=person, consent=consent, now=now)
        if contribution.handed_in_at is not None:
            tell_of_consent(consent=given, now=now)
    return person


def keep_consent(
    *,
    person: Person,
    consent: GivenConsent,
    now: datetime,
    recorded_by: User | None = None,
    signed_on: date | None = None,
) -> Consent:
    """Record what somebody agreed to; for a child it is the guardian who did."""
    return record_consent(
        person=person,
        text_version=consent.text.version,
        text_language=consent.text.language,
        text=consent.text.words,
        channels=consent.channels,
        languages=consent.languages,
        how=consent.how,
        given_by=consent.given_by,
        is_by_guardian=person.is_minor,
        evidence=consent.evidence,
        until=consent.until,
        recorded_by=recorded_by,
        signed_on=signed_on,
        now=now,
    )


@transaction.atomic
def unname_person(*, person: Person, by: str, now: datetime) -> None:
    """Take somebody off what is not decided yet; a consent is never deleted, but withdrawn.

    Whoever is shown nowhere any more is written to no more either: their address goes.
    """
    person.depictions.filter(asset__state__in=UNDECIDED_STATES).delete()
    consents = list(person.consents.all())
    for consent in consents:
        withdraw_consent(consent=consent, by=by, reason="taken off by who handed in", now=now)
    is_shown = person.depictions.exists()
    if consents or is_shown:
        contact = person.contact if is_shown else ""
        Person.objects.filter(pk=person.pk).update(contribution=None, contact=contact)
    else:
        person.delete()
