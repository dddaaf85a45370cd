"""Secrets at rest (tokens of channels, contacts of people shown), sealed with keys from outside."""

import base64
import json
import os
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NONCE_BYTES = 12  # NIST SP 800-38D, 5.2.1.1


class SecretUnreadable(Exception):
    """A sealed secret whose key is not among CHANNEL_KEYS, that was changed, or moved elsewhere."""


def _keys() -> dict[str, Fernet]:
    keys = {}
    for pair in settings.CHANNEL_KEYS:
        name, _, key = pair.partition("=")
        try:
            keys[name] = Fernet(key)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"CHANNEL_KEYS: the key {name!r} is not 32 url-safe base64 bytes. Make one with "
                "python3 -c 'import base64, os; "
                "print(base64.urlsafe_b64encode(os.urandom(32)).decode())'"
            ) from error
    if not keys:
        raise ImproperlyConfigured(
            "CHANNEL_KEYS is missing: id=key pairs that seal tokens and contacts."
        )
    return keys


def seal(secret: Mapping[str, Any]) -> str:
    """Return `secret` (JSON values) sealed with the newest key, as "key id:token"."""
    name, key = next(iter(_keys().items()))
    return f"{name}:{key.encrypt(json.dumps(secret).encode()).decode()}"


def unseal(sealed: str) -> dict[str, Any]:
    """Return what was sealed, {} for nothing. Raises SecretUnreadable."""
    if not sealed:
        return {}
    name, _, token = sealed.partition(":")
    try:
        return json.loads(_keys()[name].decrypt(token.encode()))
    except (KeyError, InvalidToken) as error:
        raise SecretUnreadable(name) from error


def seal_text(text: str, *, bound_to: str) -> str:
    """Return `text` sealed by AES-256-GCM, as "key id:base64"; it opens at `bound_to` alone.

    `bound_to` names the row and field that it is kept in, so that nobody who can only write to the
    database can put one row's secret into another.
    """
    name = next(iter(_keys()))
    nonce = os.urandom(NONCE_BYTES)
    closed = _text_key(name).encrypt(nonce, text.encode(), bound_to.encode())
    return f"{name}:{base64.urlsafe_b64encode(nonce + closed).decode()}"


def open_text(sealed: str, *, bound_to: str) -> str:
    """Return what was sealed for this place. Raises SecretUnreadable."""
    name, _, token = sealed.partition(":")
    try:
        raw = base64.b64decode(token, altchars=b"-_", validate=True)
        key = _text_key(name)
        return key.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], bound_to.encode()).decode()
    except (KeyError, ValueError, InvalidTag) as error:
        raise SecretUnreadable(name) from error


def _text_key(name: str) -> AESGCM:
    """Derive a key of its own from a key of the ring: one key, one algorithm. Raises KeyError."""
    _keys()[name]  # says what is wrong with the ring before anything else does
    ring = dict(pair.partition("=")[::2] for pair in settings.CHANNEL_KEYS)
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"pearls: sealed texts")
    return AESGCM(derive.derive(base64.urlsafe_b64decode(ring[name])))
