"""Secrets at rest (tokens of channels, contacts of people shown), sealed with keys from outside."""

import json
from collections.abc import Mapping
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class SecretUnreadable(Exception):
    """A sealed secret whose key is not among CHANNEL_KEYS, or that was changed."""


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
