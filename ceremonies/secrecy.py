"""Errors while a secret is open are told by their kind alone: their words could be the secret."""

from collections.abc import Iterator
from contextlib import contextmanager


class Unspeakable(Exception):
    """Something failed where secrets were open; `str()` is the kind of error and nothing more."""


@contextmanager
def unlogged(*, but: type[Exception] = Unspeakable) -> Iterator[None]:
    """Turn any error into Unspeakable, without the frames and messages that hold the secret.

    Errors of the kind `but` name no secret and go through.
    """
    try:
        yield
    except (Unspeakable, but):
        raise
    except Exception as error:
        raise Unspeakable(type(error).__name__) from None
