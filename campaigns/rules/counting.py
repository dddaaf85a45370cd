"""How each platform counts a text, as named and dated functions that limit rows refer to."""

from collections.abc import Callable, Mapping

import regex

# What becomes a link in a post: an explicit scheme, a host with a dot, and the letters that the
# platforms' own link finders (npm twitter-text) take. Brackets belong to an address only in pairs,
# closing punctuation belongs to the sentence.
_HOST = r"[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?"
_REST = r"[\p{Latin}\p{Cyrillic}0-9!*';:=+,.$/%\#\[\]\-–_~@|&?]"
LINK = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}@\#/])https?://{_HOST}"
    rf"(?:[/?\#](?:{_REST}|\({_REST}*\))*(?<![.,;:!?']))?",
    regex.IGNORECASE,
)
_REMOTE_MENTION = regex.compile(r"(?<![\w/@])@(\w+(?:[.-]+\w+)*)@\w[\w.:-]*\w")
_CLUSTER = regex.compile(r"\X")

Counter = Callable[[str], int]


def graphemes(text: str) -> int:
    """Count what a reader sees as one character (Unicode extended grapheme clusters)."""
    return len(_CLUSTER.findall(text))


def utf8_bytes(text: str) -> int:
    """Count the bytes of the UTF-8 form."""
    return len(text.encode())


def local_mentions(text: str) -> str:
    """Cut `@user@host` to `@user`, as Mastodon counts and shows it."""
    return str(_REMOTE_MENTION.sub(r"@\1", text))


def mastodon_characters(*, text: str, warning: str = "", characters_per_link: int = 23) -> int:
    """Count a post as Mastodon documents it.

    Every link weighs the same whatever its length, a remote mention only its local part, and the
    content warning is added as it stands (a link in it is not shortened). The server knows links by
    a list of top-level domains that is not repeated here: a long address under an invented domain
    counts in full there and as a link here.
    """
    weighed = LINK.sub("x" * characters_per_link, text)
    return graphemes(warning + local_mentions(weighed))


COUNTERS: Mapping[str, Counter] = {
    "graphemes-2024": graphemes,
    "utf8-bytes-2024": utf8_bytes,
    "mastodon-2024": lambda text: mastodon_characters(text=text),
}
