"""Whether a text names a place: with endings, as a hashtag, or by its address."""

import unicodedata

import regex

# What seven of our nine languages hang onto a name or put in place of its last vowel: Rūjienā,
# Haapsalusta, Płocku. A short name bears no more than one letter, or it would stand in "help".
LONGEST_ENDING = 4
SHORT_NAME = 4
SHORT_ENDINGS = "aeiouāēīūõäönms"
SHORTEST_STEM = 5
VOWELS = "aeiouyąęėįųūāēīõäöüå"
_HASHTAG = regex.compile(r"#(\w+)")
_NO_LETTERS = regex.compile(r"[\W\d_]+")


def names(name: str, text: str) -> bool:
    """Say whether a text names a place, whatever the case where it stands as it is.

    With an ending it has to begin with a capital, as names do: "paid" names no Paide.
    """
    whole = unicodedata.normalize("NFC", name).strip()
    said = unicodedata.normalize("NFC", text)
    return bool(whole) and (_stands_in(whole, said) or _is_tagged(whole, said))


def _stands_in(whole: str, text: str) -> bool:
    for found in _pattern(whole).finditer(text):
        word = found[0]
        is_itself = " ".join(word.casefold().split()) == " ".join(whole.casefold().split())
        if is_itself or word[0].isupper():
            return True
    return False


def _pattern(whole: str) -> "regex.Pattern[str]":
    is_short = len(whole) <= SHORT_NAME
    has_stem = whole[-1].casefold() in VOWELS and len(whole) > SHORTEST_STEM
    stem = whole[:-1] if has_stem else whole
    ending = rf"[{SHORT_ENDINGS}]?" if is_short else rf"\w{{0,{LONGEST_ENDING + has_stem}}}"
    spelt = r"\s+".join(regex.escape(part) for part in stem.split())
    return regex.compile(rf"(?<!\w){spelt}{ending}(?!\w)", regex.IGNORECASE)


def _is_tagged(whole: str, text: str) -> bool:
    """Say whether a hashtag holds the name's letters; one of a short name is nothing else."""
    letters = _letters(whole)
    for tag in map(_letters, _HASHTAG.findall(text)):
        if letters == tag or (len(letters) > SHORT_NAME and letters in tag):
            return True
    return False


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())
