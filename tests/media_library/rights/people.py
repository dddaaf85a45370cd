"""People who are shown, and what they agreed to, made as short sentences."""

from datetime import date
from typing import Any

from django.utils import timezone

from media_library.actions.consenting import record_consent
from media_library.consents.texts import OFFERED, current_consent_text
from media_library.models import Asset, Consent, Depiction, Person
from media_library.public import People, Photo
from media_library.rules.standing import Channel, ConsentHow
from tests.factories import organisation, photo


def somebody(name: str = "Anna Ozola", **fields: Any) -> Person:
    return Person.objects.create(organisation=organisation(), name=name, **fields)


def agreed(person: Person, channels: Any = OFFERED, **fields: Any) -> Consent:
    """Record what a person (or for a child the guardian) agreed to, by signing on the screen."""
    text = current_consent_text("en", person.is_minor)
    return record_consent(
        **{
            "person": person,
            "text_version": text.version,
            "text_language": text.language,
            "text": text.words,
            "channels": [Channel(channel) for channel in channels],
            "how": ConsentHow.SCREEN,
            "given_by": person.guardian_name or person.name,
            "is_by_guardian": person.is_minor,
            "now": timezone.now(),
            **fields,
        }
    )


def photo_of(*people: Person, **fields: Any) -> Photo:
    """A photo granted for everything, on which these people can be recognised."""
    made = photo(people=People.NAMED, organisation=organisation(), **fields)
    for person in people:
        Depiction.objects.create(asset=made.asset, person=person)
    return made


def photo_of_consenting(person: Person, **fields: Any) -> Photo:
    agreed(person)
    return photo_of(person, **fields)


def end_grants(asset: Asset, last_day: date) -> None:
    asset.grants.update(until=last_day)
