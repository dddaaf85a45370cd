"""How words are made alike, so that "Płock", "plock" and "PŁOCK" find each other."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 40
# What Unicode does not take apart into a letter and its mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "æ": "ae", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "ı": "i"}
)
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return text without case, accents and letters that only some keyboards have."""
    taken_apart = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return "".join(letter for letter in taken_apart if not unicodedata.combining(letter))


def words_in(*texts: str) -> Iterator[str]:
    """Yield the folded words of texts, each cut to the length that is indexed."""
    for text in texts:
        for word in _WORD.findall(fold(text)):
            yield word[:LONGEST]


def beginning_of(word: str) -> str:
    """Return what a found word has to begin with: endings differ between cases and numbers.

    Three quarters of the word, at least four letters: "Rūjienā" finds "Rūjiena".
    """
    return word[: max(4, -(-len(word) * 3 // 4))]
