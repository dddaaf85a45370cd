"""A party says who comes: names for the badges, what each needs, whether photos may show them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from accounts.sealing import seal, unseal
from ceremonies.actions.registering import ceremony_of, live
from ceremonies.actions.seating import seats_of
from ceremonies.models import Person, PhotoAnswer, PhotoConsent


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What a person needs to take part, in their own words; only read to prepare for it."""

    access: str = ""
    diet: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a party says of one of its persons. `photos` is a PhotoConsent."""

    number: int
    name: str
    photos: str
    needs: Needs


def name_persons(
    *, registration_id: int, told: Sequence[Told], question: str, language: str, now: datetime
) -> list[Person]:
    """Write down who comes; `question` is what was asked about photos, word for word.

    An answer about photos is kept for ever beside the words it answers; one that repeats the last
    is no new answer. Who is not in the party (any more) is left out. Raises HasEnded.
    """
    with seats_of(ceremony_of(registration_id), now=now):
        persons = {person.number: person for person in live(registration_id).persons.all()}
        ours = [(persons[one.number], one) for one in told if one.number in persons]
        PhotoAnswer.objects.bulk_create(
            PhotoAnswer(
                person=person,
                answer=PhotoConsent(one.photos),
                text=question,
                language=language,
                at=now,
            )
            for person, one in ours
            if one.photos != person.photos
        )
        for person, one in ours:
            person.name, person.photos = one.name, one.photos
            person.needs = seal(asdict(one.needs)) if one.needs != Needs() else ""
        Person.objects.bulk_update([person for person, _ in ours], ["name", "photos", "needs"])
    return [person for person, _ in ours]


def needs_of(person: Person) -> Needs:
    """Return what a person needs. Raises SecretUnreadable."""
    return Needs(**unseal(person.needs))
