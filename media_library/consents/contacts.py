"""How a person who is shown can be reached: sealed, and only where keys to seal it are set."""

from django.conf import settings

from accounts.sealing import SecretUnreadable, seal, unseal
from media_library.models import Person


def may_keep_contacts() -> bool:
    """Say whether there is a key to seal an address with; without one none is asked for."""
    return bool(settings.CHANNEL_KEYS)


def mail_of(person: Person) -> str:
    """Return a person's email address, "" where none is known or its key is gone."""
    try:
        return str(unseal(person.contact).get("mail", ""))
    except SecretUnreadable:
        return ""


def contact_with(mail: str, *, sealed: str = "") -> str:
    """Return what `sealed` holds with `mail` in it, sealed anew; an empty `mail` changes nothing.

    What can no longer be read is given up: the new address is what is known now.
    """
    if not mail:
        return sealed
    try:
        known = unseal(sealed)
    except SecretUnreadable:
        known = {}
    return seal({**known, "mail": mail})
