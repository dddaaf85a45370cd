"""Recording what somebody signed on paper, in the words and by the hand of an officer."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation, User
from media_library.actions.consenting import evidence_digest
from media_library.actions.naming_people import GivenConsent, keep_consent
from media_library.consents.contacts import contact_with, mail_of
from media_library.consents.telling import tell_of_consent
from media_library.models import Asset, Consent, ConsentEvent, Depiction, Person
from media_library.rules.standing import People

# What naming somebody contradicts. That nobody has said who is there stays: there may be others.
NOT_NAMED = frozenset({People.NOBODY.value, People.CROWD.value})
TAKEN_BACK = (ConsentEvent.Kind.NARROWED.value, ConsentEvent.Kind.WITHDRAWN.value)


class NoProof(Exception):
    """What was signed on paper is recorded with the paper, or not at all."""


class TakenBackSince(Exception):
    """The person has taken something back since the paper was signed; `on` is that day."""

    def __init__(self, on: date) -> None:
        super().__init__(on.isoformat())
        self.on = on


@transaction.atomic
def record_on_paper(
    *,
    asset: Asset,
    organisation: Organisation,
    person: Person | None,
    name: str,
    is_minor: bool,
    consent: GivenConsent,
    signed_on: date,
    recorded_by: User,
    now: datetime,
    mail: str = "",
) -> Consent:
    """Record a signed paper of somebody who is shown in `asset`, and tell them by mail.

    `person` is None for somebody new, called `name`. An adult can turn out to be a child, never
    the other way round. The same paper sent twice is recorded once. Raises NoProof, and
    TakenBackSince: an older paper does not undo what was said later.
    """
    if consent.evidence is None:
        raise NoProof
    shown = Asset.objects.select_for_update().get(pk=asset.pk)
    mine = _locked(person) if person else Person(organisation=organisation, name=name)
    mine.is_minor = mine.is_minor or is_minor
    proof = evidence_digest(consent.evidence)
    given = _recorded_already(shown, mine, consent, proof=proof, signed_on=signed_on)
    if given is None:
        _refuse_what_was_taken_back(mine, signed_on)
    else:
        mine = given.person
    if mine.is_minor:
        mine.guardian_name = mine.guardian_name or consent.given_by
    if mail and mail_of(mine) not in {"", mail}:
        mine.epoch += 1  # the link that went to another address opens nothing any more
    mine.contact = contact_with(mail, sealed=mine.contact)
    mine.save()
    if given is None:
        _put_on(shown, mine)
        given = keep_consent(
            person=mine, consent=consent, signed_on=signed_on, recorded_by=recorded_by, now=now
        )
    tell_of_consent(consent=given, now=now)
    return given


def _locked(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _put_on(asset: Asset, person: Person) -> None:
    Depiction.objects.get_or_create(asset=asset, person=person)
    if asset.people in NOT_NAMED:
        asset.people = People.NAMED.value
        asset.save(update_fields=["people"])


def _recorded_already(
    asset: Asset, person: Person, consent: GivenConsent, *, proof: str, signed_on: date
) -> Consent | None:
    """Find the record of this very paper, saying the same of the same person."""
    known = Consent.objects.filter(
        person__depictions__asset=asset,
        person__name=person.name,
        evidence_sha256=proof,
        is_by_guardian=person.is_minor,
        given_by=consent.given_by,
        text=consent.text.words,
        valid_from=signed_on,
        until=consent.until,
    ).exclude(events__kind=ConsentEvent.Kind.WITHDRAWN)
    if person.pk is not None:
        known = known.filter(person=person)
    said = sorted(set(consent.channels)), sorted(set(consent.languages))
    same = (one for one in known if (one.channels, one.languages) == said)
    return next(same, None)


def _refuse_what_was_taken_back(person: Person, signed_on: date) -> None:
    """Refuse a paper that is older than what its signer, or a namesake, has taken back.

    Somebody who is typed in anew may be on record already, beside another file. A namesake who
    said nothing is told apart by the name that the officer gives them.
    """
    events = ConsentEvent.objects.filter(kind__in=TAKEN_BACK).order_by("-at")
    if person.pk is not None:
        days = (timezone.localdate(event.at) for event in events.filter(consent__person=person))
    else:
        since = events.filter(
            consent__person__organisation=person.organisation, at__date__gt=signed_on
        ).select_related("consent__person")
        days = (
            timezone.localdate(event.at)
            for event in since
            if event.consent.person.name.casefold() == person.name.casefold()
        )
    last = next(days, None)
    if last is not None and last > signed_on:
        raise TakenBackSince(last)
