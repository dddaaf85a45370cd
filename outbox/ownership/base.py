"""What every kind of ownership can answer, and the weakest kind."""

import os
import socket
import uuid
from typing import Protocol


class Ownership(Protocol):
    """The identity under which a courier claims rows, and the proof that it still exists.

    Identities are never used twice, so an answer "gone" is final.
    """

    @property
    def identity(self) -> str:
        """The name written into `lease_owner`; changes after `ensure` had to start anew."""

    @property
    def ends_with_lease(self) -> bool:
        """Whether a row may be taken over only because its lease is over."""

    def ensure(self) -> None:
        """Hold a living identity from here on; a lost one is replaced by a new one."""

    def still_mine(self, owner: str) -> bool:
        """Say whether this process still owns what it claimed as `owner`; asked before a call."""

    def is_alive(self, owner: str) -> bool:
        """Say whether `owner` may still act."""

    def let_go(self) -> None:
        """End the identity; only when nothing claimed under it is in flight."""


def new_identity() -> str:
    """A name that says where to look, with a part that never comes back."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid.uuid4().hex}"


class LeaseOnly:
    """Ownership by the clock alone.

    Not enough by itself: a process stopped past its lease wakes up and calls although another has
    taken its row. It remains for systems without file locks, where the fence and a check right
    before the call leave a gap of microseconds.
    """

    ends_with_lease = True

    def __init__(self) -> None:
        self._identity = new_identity()

    @property
    def identity(self) -> str:
        return self._identity

    def ensure(self) -> None:
        """Nothing can be lost."""

    def still_mine(self, owner: str) -> bool:
        return owner == self._identity

    def is_alive(self, owner: str) -> bool:
        """Nobody can know, so the lease decides."""
        return False

    def let_go(self) -> None:
        """Nothing is held."""
