"""What the steps of ingest share: what each is given, and what each finds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from media_library.models import Asset
from outbox.rules.deadline import Deadline

# Raised when steps come to other results: what is not in review yet is done anew.
PIPELINE = 1
FILES = ("original", "master", "preview")


class Waits(Exception):
    """A step cannot be done now, and nothing is wrong with the file; `code` is for wording.py."""

    def __init__(self, code: str, words: str = "") -> None:
        super().__init__(words or code)
        self.code, self.words = code, words


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a step found: new values of the asset's fields, and facts to keep beside the step."""

    changes: Mapping[str, Any] = field(default_factory=dict)
    outputs: Mapping[str, Any] = field(default_factory=dict)

    @property
    def stored(self) -> list[str]:
        """The names of files that the step has stored."""
        return [str(self.changes[name]) for name in FILES if name in self.changes]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: `input_of` names what it works on (SHA-256, hex), `work` does it.

    `work` writes no row. It raises FileRefused for the file's fault and Waits or OSError for
    this machine's.
    """

    name: str
    input_of: Callable[[Asset], str]
    work: Callable[[Asset, Deadline], Found]
