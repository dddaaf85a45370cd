"""What stands behind an address where files come in: whose they are, and how much may come."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Door:
    """One way in, as the view that opened it sees it at this moment.

    `owner_key` names what the files belong to ("contribution:<uuid>"); uploads of another key do
    not exist here. `bytes_left` and `files_left` count what was taken over already, and not the
    uploads that are still on their way or wait to be taken: those are subtracted here, in one
    transaction, or two requests at once would both see the last free place. `base_url` is the
    path that ends before an upload's id ("/contribute/abc/files/"). `extensions` are in lower
    case and with their dot; none at all means that every file may come.
    """

    owner_key: str
    base_url: str
    bytes_left: int
    files_left: int
    max_bytes_per_file: int
    extensions: frozenset[str] = frozenset()

    def address_of(self, upload_id: UUID) -> str:
        """Give the path at which one upload goes on."""
        return f"{self.base_url}{upload_id}/"
