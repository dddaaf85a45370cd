"""Sections that the floors above add to a Pearl's page, such as its ceremonies and practices."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading in the active language and cards that stand below it."""

    heading: str
    cards: tuple[SafeString, ...]


SectionSource = Callable[[int, str], Section | None]
_sources: list[SectionSource] = []


def register_section(source: SectionSource) -> SectionSource:
    """Add a source; called with a Pearl's id and the reader's language, it may return a section."""
    _sources.append(source)
    return source


def sections_for(*, pearl_id: int, language: str) -> list[Section]:
    """Return the sections of a Pearl's page that have something to show."""
    found = (source(pearl_id, language) for source in _sources)
    return [section for section in found if section is not None and section.cards]
