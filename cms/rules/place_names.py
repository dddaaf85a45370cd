"""Which of a place's official names a reader sees."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    text: str
    language: str


def shown_names(
    *, title_name: str, names: Iterable[Name], language: str
) -> tuple[Name | None, str, tuple[Name, ...]]:
    """Choose the name for a reader of `language`.

    Returns (own, shown, others): the official name in the reader's language if there is one, the
    text to show (that name, else the name of the title), and the other official names that stand
    in brackets, each with its language.
    """
    known = tuple(names)
    own = next((name for name in known if name.language == language), None)
    shown = own.text if own else title_name
    others = tuple(
        name for name in known if name.text != shown and name.text not in shown.split("-")
    )
    return own, shown, others
