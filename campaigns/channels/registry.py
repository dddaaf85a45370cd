"""Which channels there are: every file here that names a `CHANNEL`, and those that were fitted.

A network joins by adding one file. The house's own channels (feed, mail) need the database, which
this layer does not know: the app fits them with their ports when it starts.
"""

import pkgutil
from functools import lru_cache
from importlib import import_module

from campaigns import channels
from campaigns.channels.contract import Channel

_fitted: dict[str, Channel] = {}


class UnknownChannel(LookupError):
    """No channel of this kind exists here."""


def channel(kind: str) -> Channel:
    """Get the channel of a kind, or raise UnknownChannel."""
    try:
        return {**_found(), **_fitted}[kind]
    except KeyError:
        raise UnknownChannel(kind) from None


def kinds() -> list[str]:
    """Name all kinds, sorted."""
    return sorted({**_found(), **_fitted})


def fit(own_channel: Channel) -> None:
    """Add a channel that got its ports at start-up; a later one of its kind takes its place."""
    _fitted[own_channel.kind] = own_channel


@lru_cache(maxsize=1)
def _found() -> dict[str, Channel]:
    modules = (
        import_module(f"{channels.__name__}.{module.name}")
        for module in pkgutil.iter_modules(channels.__path__)
        if module.name != __name__.rpartition(".")[2]
    )
    named: list[Channel] = [module.CHANNEL for module in modules if hasattr(module, "CHANNEL")]
    return {one.kind: one for one in named}
