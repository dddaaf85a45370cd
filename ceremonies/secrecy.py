"""Errors while a secret is open are told by their kind alone: their words could be the secret."""

from collections.abc import Iterator
from contextlib import contextmanager


class Unspeakable(Exception):
    """Something failed where secrets were open; `str()` is the kind of error and nothing more."""


@contextmanager
def unlogged() -> Iterator[None]:
    """Turn any error into Unspeakable, without the frames and messages that hold the secret."""
    kind = ""
    try:
        yield
    except Unspeakable:
        raise
    except Exception as error:
        kind = type(error).__name__
    if kind:
        raise Unspeakable(kind)
