"""Tokens of personal links: made from a row's uuid and epoch, so that nothing secret is stored.

A token is the base64url of 16 bytes of uuid and 16 bytes of HMAC-SHA-256 keyed by SECRET_KEY over
purpose, uuid and epoch: 128 bits that cannot be guessed, one purpose each. Raising the row's epoch
makes every earlier link void.
"""

import base64
import binascii
import uuid

from django.utils.crypto import constant_time_compare, salted_hmac

TAG_BYTES = 16


def link_token(*, purpose: str, key: uuid.UUID, epoch: int) -> str:
    """Return the token of 43 characters for a row."""
    return base64.urlsafe_b64encode(key.bytes + _tag(purpose, key, epoch)).decode().rstrip("=")


def key_in(token: str) -> uuid.UUID | None:
    """Return the uuid that a token names, None for what is no token; it proves nothing yet."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return None
    return uuid.UUID(bytes=raw[:16]) if len(raw) == 16 + TAG_BYTES else None


def is_genuine(token: str, *, purpose: str, key: uuid.UUID, epoch: int) -> bool:
    """Say whether `token` is the present one of that row, in constant time."""
    return constant_time_compare(token, link_token(purpose=purpose, key=key, epoch=epoch))


def _tag(purpose: str, key: uuid.UUID, epoch: int) -> bytes:
    words = f"{purpose}:{key.hex}:{epoch}"
    return salted_hmac(f"links.{purpose}", words, algorithm="sha256").digest()[:TAG_BYTES]
