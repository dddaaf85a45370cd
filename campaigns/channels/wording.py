"""How the parts of a draft become one running text, and what in it is a link, tag or mention."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

import regex

from campaigns.channels.contract import Draft
from campaigns.rules.counting import LINK

_TAG = regex.compile(r"(?<![\w#&/])#([\p{L}\p{M}\p{N}_]*[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*)")
_MENTION = regex.compile(r"(?<![\w/@.])@((?:[a-z0-9][a-z0-9-]*\.)+[a-z][a-z0-9-]*)", regex.I)
_LINE = 120
_MEANINGS = (("link", LINK, 0), ("tag", _TAG, 1), ("mention", _MENTION, 1))


@dataclass(frozen=True, kw_only=True)
class Span:
    """A part of a text that has a meaning, by its position in code points."""

    meaning: str  # "link", "tag" or "mention"
    value: str
    start: int
    end: int


def paragraphs(parts: Iterable[str]) -> str:
    """Join what is there with an empty line between."""
    return "\n\n".join(part.strip() for part in parts if part.strip())


def tag_line(draft: Draft) -> str:
    """Write the hashtags, each once and with one sign."""
    names = dict.fromkeys(tag.strip().lstrip("#") for tag in draft.hashtags)
    return " ".join(f"#{name}" for name in names if name)


def short_form(link: str) -> str:
    """Show an address without its scheme and its parameters."""
    parts = urlsplit(link)
    return (parts.netloc + parts.path).rstrip("/")


def spans(text: str) -> Iterator[Span]:
    """Find links, hashtags and dotted mentions in the order of the text; they never overlap."""
    end = 0
    found = [
        Span(meaning=meaning, value=match.group(group), start=match.start(), end=match.end())
        for meaning, pattern, group in (
            ("link", LINK, 0),
            ("tag", _TAG, 1),
            ("mention", _MENTION, 1),
        )
        for match in pattern.finditer(text)
    ]
    for span in sorted(found, key=lambda one: one.start):
        if span.start >= end:
            end = span.end
            yield span


def as_html(text: str) -> str:
    """Give a plain text its paragraphs, line breaks and links."""
    pieces, end = [], 0
    for span in spans(text):
        if span.meaning == "link":
            address = escape(span.value)
            pieces += [escape(text[end : span.start]), f'<a href="{address}">{address}</a>']
            end = span.end
    pieces.append(escape(text[end:]))
    blocks = regex.split(r"\n\s*\n", "".join(pieces).strip())
    return "\n".join(f"<p>{block.replace(chr(10), '<br>')}</p>" for block in blocks if block)


def opening_line(text: str) -> str:
    """Take the start of a text for places that show one line, whole words up to 120 characters."""
    line = " ".join(text.split())
    if len(line) <= _LINE:
        return line
    return line[: line.rindex(" ", 0, _LINE) if " " in line[:_LINE] else _LINE - 1] + "…"
