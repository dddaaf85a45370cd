"""The token of a person's own link, and the person that a token belongs to."""

from django.conf import settings
from django.urls import reverse

from accounts.links import is_genuine, key_in, link_token
from media_library.models import Person

PURPOSE = "consent"


def consent_token(person: Person) -> str:
    """Return the present token of a person's own link."""
    return link_token(purpose=PURPOSE, key=person.uuid, epoch=person.epoch)


def consent_link(person: Person) -> str:
    """Return the absolute address of a person's own link; it opens without an account."""
    path = reverse("consent_link", kwargs={"token": consent_token(person)})
    return str(settings.SITE_URL) + path


def person_of(token: str) -> Person | None:
    """Return whom a token opens for, None for one that is not genuine or no longer valid."""
    key = key_in(token)
    person = Person.objects.filter(uuid=key).first() if key else None
    # A token of nobody is compared too, so that both take the same time.
    known = person or Person()
    genuine = is_genuine(token, purpose=PURPOSE, key=known.uuid, epoch=known.epoch)
    return person if genuine and person is not None and person.erased_at is None else None
