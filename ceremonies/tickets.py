"""Tickets: signed by the key of their ceremony, so that a phone without network knows a false one.

A ticket is `BSR1.` + base64url of its 32 bytes + `.` + base64url of the 64 bytes of an Ed25519
signature (RFC 8032) over them: 135 characters, a QR code of 49 squares a side.
"""

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from accounts.sealing import seal, unseal
from ceremonies.models import Ceremony, Person, TicketKey
from ceremonies.rules.tickets import Ticket, unpacked

MARK = "BSR1"


def ticket_key(ceremony: Ceremony) -> TicketKey:
    """Return the key of a ceremony; the first that asks makes it."""
    known = TicketKey.objects.select_related("ceremony").filter(ceremony=ceremony).first()
    if known is not None:
        return known
    made = Ed25519PrivateKey.generate()
    key, _is_new = TicketKey.objects.get_or_create(
        ceremony=ceremony,
        defaults={
            "public": _text(made.public_key().public_bytes_raw()),
            "private": seal({"ed25519": _text(made.private_bytes_raw())}),
        },
    )
    return key


def ticket_text(person: Person, key: TicketKey) -> str:
    """Return what the QR code of a person says. Raises SecretUnreadable."""
    said = Ticket(key=person.ticket, ceremony=key.ceremony.calendar_uid).packed
    private = Ed25519PrivateKey.from_private_bytes(_bytes(unseal(key.private)["ed25519"]))
    return f"{MARK}.{_text(said)}.{_text(private.sign(said))}"


def is_ticket(read: str) -> bool:
    """Say whether a text looks like a ticket of ours; it proves nothing."""
    return read.startswith(f"{MARK}.")


def ticket_in(read: str) -> Ticket | None:
    """Return what a text says as a ticket, None for what is none; it proves nothing yet."""
    parts = read.split(".")
    if len(parts) != 3 or parts[0] != MARK:
        return None
    try:
        return unpacked(_bytes(parts[1]))
    except ValueError:
        return None


def is_genuine(read: str, key: TicketKey) -> bool:
    """Say whether the key of that ceremony signed the ticket."""
    try:
        _mark, said, signature = (part for part in read.split("."))
        public = Ed25519PublicKey.from_public_bytes(_bytes(key.public))
        public.verify(_bytes(signature), _bytes(said))
    except (ValueError, InvalidSignature):
        return False
    return True


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    """Read base64url strictly: one text for the same bytes. Raises ValueError."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(text) from error
    if _text(raw) != text:
        raise ValueError(text)
    return raw
