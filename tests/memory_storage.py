"""Files in memory that stay the same ones when a test swaps the storages and swaps them back."""

from typing import Any

from django.core.files.storage.memory import InMemoryDirNode, InMemoryStorage

_roots: dict[str | None, InMemoryDirNode] = {}


class SharedMemoryStorage(InMemoryStorage):
    """One tree of files for each `base_url` and process, however many instances there are.

    A file field keeps the instance that it was born with; Django makes a new one for everybody
    else whenever STORAGES changes.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._root = _roots.setdefault(options.get("base_url"), self._root)
