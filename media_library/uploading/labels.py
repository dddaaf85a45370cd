"""What a file was called by its owner: a label to read, never a name to store by."""

import unicodedata

import regex

LONGEST = 300
_KEPT_AT_THE_END = 40
# They turn the reading direction around: "photo_gpj.exe" would read as "photo_exe.jpg".
_TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def label_of(name: str) -> str:
    """Make a claimed file name fit to be shown: one line, no folders, at most 300 characters.

    Any script stays as it is. What is too long loses its middle between two whole characters, so
    that the beginning and the extension can still be read. The caller escapes it.
    """
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    name = "".join(
        " " if character.isspace() else character
        for character in name
        if character.isspace() or _is_readable(character)
    )
    name = " ".join(name.split())
    if len(name) <= LONGEST:
        return name
    end = _whole(regex.findall(r"\X", name)[::-1], _KEPT_AT_THE_END)[::-1]
    start = _whole(regex.findall(r"\X", name), LONGEST - len("".join(end)) - 1)
    return f"{''.join(start)}…{''.join(end)}"


def extension_of(name: str) -> str:
    """Return what follows the last dot, in lower case and with the dot, or nothing."""
    stem, dot, extension = name.rpartition(".")
    return f".{extension.lower()}" if dot and stem and extension else ""


def _is_readable(character: str) -> bool:
    kind = unicodedata.category(character)
    return character not in _TURNERS and kind not in {"Cc", "Cs", "Co", "Cn"}


def _whole(characters: list[str], room: int) -> list[str]:
    """Take whole characters (with their accents) from the front while they fit."""
    taken: list[str] = []
    for character in characters:
        room -= len(character)
        if room < 0:
            break
        taken.append(character)
    return taken
