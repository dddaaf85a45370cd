"""A named no: the value that rules return instead of raising or wording it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any


@dataclass(frozen=True)
class Refusal:
    """Why something may not happen.

    `code` is stable and worded in the reader's language by the templates; `facts` fill the
    sentence; `wait` says when asking again makes sense, None that it never will.
    """

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    wait: timedelta | None = None
