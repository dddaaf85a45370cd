"""The id in a post's link, by which each time it goes out is told from every other."""

import re
from collections.abc import Mapping
from typing import Any

from campaigns.rules.approving import payload_hash

# What may follow an id without being part of it: a full stop ends a sentence, "p1.5" is longer.
_END = r"(?![\w~%-]|\.\w)"


def post_id(variant_pk: int, occurrence: int = 0) -> str:
    """Return the `utm_id` of a post the first time it is owed, and of every later time."""
    return f"p{variant_pk}-{occurrence}" if occurrence else f"p{variant_pk}"


def payload_of_occurrence(payload: Mapping[str, Any], *, was: str, becomes: str) -> dict[str, Any]:
    """Return a payload whose links carry another `utm_id`; nothing else in it changes.

    Marks that point into the text by bytes (Bluesky's facets) move along with it.
    """
    if was == becomes:
        return dict(payload)
    pattern = re.compile(rf"(?<=[?&;]utm_id=){re.escape(was)}{_END}")
    swapped: dict[str, Any] = {
        name: _swapped(value, pattern, becomes) for name, value in payload.items()
    }
    if payload.get("facets") and swapped["text"] != payload["text"]:
        shift = _Shift(payload["text"], pattern, becomes)
        swapped["facets"] = [_moved(facet, shift) for facet in swapped["facets"]]
    return swapped


def is_frozen_from(
    frozen: Mapping[str, Any],
    *,
    approved: Mapping[str, Any],
    approved_hash: str,
    was: str,
    becomes: str,
) -> bool:
    """Say whether a frozen payload is the approved one to the letter but for the id in it."""
    expected = payload_of_occurrence(approved, was=was, becomes=becomes)
    is_approved = payload_hash(approved) == approved_hash
    return is_approved and payload_hash(frozen) == payload_hash(expected)


def _swapped(value: Any, pattern: re.Pattern[str], becomes: str) -> Any:
    if isinstance(value, str):
        return pattern.sub(lambda _match: becomes, value)
    if isinstance(value, Mapping):
        return {name: _swapped(inner, pattern, becomes) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_swapped(inner, pattern, becomes) for inner in value]
    return value


class _Shift:
    """By how many bytes a position in the old text lies further on in the new one."""

    def __init__(self, text: str, pattern: re.Pattern[str], becomes: str) -> None:
        self._ends = [len(text[: match.end()].encode()) for match in pattern.finditer(text)]
        self._each = [len(becomes) - len(match[0]) for match in pattern.finditer(text)]

    def __call__(self, position: int) -> int:
        grown = zip(self._ends, self._each, strict=True)
        return position + sum(more for end, more in grown if end <= position)


def _moved(facet: Mapping[str, Any], shift: _Shift) -> dict[str, Any]:
    index = facet["index"]
    return {
        **facet,
        "index": {
            "byteStart": shift(index["byteStart"]),
            "byteEnd": shift(index["byteEnd"]),
        },
    }
