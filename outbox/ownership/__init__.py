"""Who owns a row that is going out: this never ends before the owner can no longer act."""

from outbox.ownership.base import LeaseOnly, Ownership
from outbox.ownership.choosing import ownership_here
from outbox.ownership.file_lock import FileLock
from outbox.ownership.session_lock import SessionLock

__all__ = ["FileLock", "LeaseOnly", "Ownership", "SessionLock", "ownership_here"]
