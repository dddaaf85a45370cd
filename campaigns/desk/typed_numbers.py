"""Whole numbers out of what a browser sent, none larger than a database can look for."""

_MOST_DIGITS = 18


def number_in(text: str) -> int | None:
    """Return the number that a text is, None where it is none or could be no row's key."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
