"""Numbers that come in an address or a form: small whole ones, or none at all."""

from collections.abc import Iterable

# As many digits as a database key can have; a longer text is no number that we ever gave out.
MOST_DIGITS = 18


def number_in(text: str) -> int | None:
    """Return the number that a text is, None for anything else, however long."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


def numbers_in(texts: Iterable[str]) -> list[int]:
    """Return the numbers among some texts, in their order."""
    return [number for text in texts if (number := number_in(text)) is not None]


def page_in(text: str, *, most: int = 10_000) -> int:
    """Return the number of a page, from 1 to `most`; what is no page leads to the first."""
    return min(number_in(text) or 1, most)
