"""Which numbers of attendance may be told, so that nobody can be found in them."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

LEAST_TOLD = 5

Kind = TypeVar("Kind", bound=Hashable)


def told(parts: Mapping[Kind, int], *, least: int = LEAST_TOLD) -> dict[Kind, int | None]:
    """Return the parts of a known whole, None for each that is not told.

    Fewer than `least` people are not told (facts/ceremonies.md, section 12). What is missing in
    the sum would give them away again: further parts, the smallest first, are left out until at
    least two are, and together they are `least` people or more.
    """
    hidden = {kind for kind, count in parts.items() if 0 < count < least}
    by_size = sorted((kind for kind in parts if kind not in hidden), key=lambda kind: parts[kind])
    for kind in by_size:
        if not hidden or (len(hidden) > 1 and sum(parts[one] for one in hidden) >= least):
            break
        hidden.add(kind)
    return {kind: None if kind in hidden else count for kind, count in parts.items()}
