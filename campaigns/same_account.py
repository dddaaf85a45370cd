"""Which channels write to one account of a network, however each of them was typed in."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from accounts.sealing import SecretUnreadable, unseal
from campaigns.models import ChannelAccount

# Under which name each network's channel expects what people type.
SECRET_NAMES = {"bluesky": "app_password", "mastodon": "access_token"}
# Under which name a server told who the account is when it was connected.
_PROVEN = ("did", "account_id")


@dataclass(frozen=True, kw_only=True)
class RemoteAccount:
    """An account on somebody else's server, by all names under which it is known.

    Two that share a name are one account. A secret is a name only as its hash.
    """

    kind: str
    server: str
    names: frozenset[str]

    @classmethod
    def of(cls, channel: ChannelAccount, *, secret: str | None = None) -> Self:
        """Return the account of a channel; `secret` is one that is about to take its place."""
        names = {"handle": _handle(channel), "secret": _hashed(channel, secret)}
        if secret is None and channel.connected_at is not None:
            told = channel.capabilities
            names |= {f"proven {name}": str(told.get(name, "")) for name in _PROVEN}
        return cls(
            kind=channel.kind,
            server=channel.base_url.strip().rstrip("/").casefold(),
            names=frozenset(f"{what}:{name}" for what, name in names.items() if name),
        )

    def first_among(self, channels: Iterable[ChannelAccount]) -> ChannelAccount | None:
        """Return the first of some channels that writes to this account."""
        return next((one for one in channels if self._is_that_of(one)), None)

    def _is_that_of(self, channel: ChannelAccount) -> bool:
        if channel.kind not in SECRET_NAMES or channel.kind != self.kind:
            return False
        other = RemoteAccount.of(channel)
        return self.server == other.server and not self.names.isdisjoint(other.names)


def _handle(channel: ChannelAccount) -> str:
    handle = channel.identifier.strip().lstrip("@").casefold()
    # There @kihnu@social.example and kihnu are the same; the server is compared anyway.
    return handle.partition("@")[0] if channel.kind == ChannelAccount.Kind.MASTODON else handle


def _hashed(channel: ChannelAccount, typed: str | None) -> str:
    if channel.kind != ChannelAccount.Kind.MASTODON:
        return ""  # a token belongs to one account; a password may be that of several
    if typed is None:
        try:
            held = unseal(channel.sealed_secret)
        except SecretUnreadable:
            return ""  # nothing can be sent with it either
        typed = str(held.get(SECRET_NAMES[channel.kind], ""))
    return hashlib.sha256(typed.encode()).hexdigest() if typed else ""
