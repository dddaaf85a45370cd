"""Names of stored files: ours, unguessable, and never the user's."""

import secrets
from pathlib import PurePath

EXTENSIONS = frozenset({".avif", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".webp"})


def original_name(_instance: object, filename: str) -> str:
    """Return a private place for an upload; only a known extension of its own name survives."""
    extension = PurePath(filename).suffix.lower()
    return f"originals/{secrets.token_hex(16)}{extension if extension in EXTENSIONS else ''}"


def master_name(*, is_png: bool = False) -> str:
    """Return an unguessable file name for a publication master."""
    return f"{secrets.token_hex(12)}.{'png' if is_png else 'jpg'}"
