"""Addresses that must not be written to, remembered without keeping them."""

import hashlib
import hmac


def address_hash(key: str, *, secret: str) -> str:
    """Return the keyed hash under which an address is remembered as not to be written to."""
    return hmac.new(secret.encode(), key.encode(), hashlib.sha256).hexdigest()
