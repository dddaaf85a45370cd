"""Where assets are used: the floors above say so, each for what it keeps."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Use:
    """One place that shows, or would show, an asset.

    `standing` is "live", "draft", "scheduled" or "sent"; `address` is where an officer looks at
    it, `public_address` where everybody does ("" if nobody can yet).
    """

    asset_id: int
    kind: str  # page, post, newsletter, ceremony …
    where: str
    standing: str
    address: str = ""
    public_address: str = ""


UseSource = Callable[[Collection[int]], Iterable[Use]]
_sources: list[UseSource] = []


def register_uses(source: UseSource) -> UseSource:
    """Add a source; called with asset ids, it yields their uses in a fixed number of queries."""
    _sources.append(source)
    return source


def uses_of(asset_ids: Collection[int]) -> list[Use]:
    """Return every known use of the assets."""
    return [use for source in _sources for use in source(asset_ids)]
