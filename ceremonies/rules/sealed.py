"""What is announced: the new Pearls in every language, as one text that can be sealed and proven.

None of these values shows in a repr: logs and error reports print those.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

WORDS = ("title", "summary", "body")


@dataclass(frozen=True, kw_only=True, repr=False)
class Words:
    """How one Pearl is presented in one language; `body` is plain text in paragraphs."""

    title: str = ""
    summary: str = ""
    body: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class NewPearl:
    """One Pearl nobody knows of yet. `region` is a NUTS 3 code; coordinates are in degrees."""

    slug: str
    name: str
    country: str
    region: str
    latitude: str
    longitude: str
    words: Mapping[str, Words] = field(default_factory=dict)

    def words_in(self, language: str) -> Words:
        return self.words.get(language, Words())


@dataclass(frozen=True, kw_only=True, repr=False)
class Telling:
    """The posts that tell of it: in a campaign, on outlets (their keys), a text by language.

    `by` is the key of whoever wrote them: those who arm approve them, and never their own.
    """

    campaign: int
    outlets: Sequence[int]
    texts: Mapping[str, str]
    by: int


@dataclass(frozen=True, kw_only=True, repr=False)
class Content:
    """All new Pearls of a title year, in the order in which they are called out, and who is told.

    `guests_told` says that the guests of the finale get a mail.
    """

    year: int
    pearls: Sequence[NewPearl] = ()
    telling: Telling | None = None
    guests_told: bool = False


def code_name(number: int) -> str:
    """Return how a Pearl is called until it may be named, the first one being number 1."""
    return f"Pearl {number}"


def as_text(content: Content, *, nonce: str) -> str:
    """Return the one text that stands for the content; the same content always gives the same."""
    told = {"nonce": nonce, "content": asdict(content)}
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Content:
    """Return the content of what `as_text` wrote."""
    told = json.loads(text)["content"]
    return Content(
        year=told["year"],
        pearls=tuple(_pearl(pearl) for pearl in told["pearls"]),
        telling=_telling(told.get("telling")),
        guests_told=told.get("guests_told", False),
    )


def commitment_of(text: str) -> str:
    """Return what is published beforehand: the SHA-256 of the text, whose nonce nobody guesses."""
    return hashlib.sha256(text.encode()).hexdigest()


def missing_words(content: Content, *, languages: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return what is not written yet, as (code name, language, which words)."""
    return [
        (code_name(number), language, name)
        for number, pearl in enumerate(content.pearls, start=1)
        for language in languages
        for name in WORDS
        if not getattr(pearl.words_in(language), name).strip()
    ]


def tags_of(content: Content) -> tuple[str, ...]:
    """Return a hashtag for each new Pearl, without the sign: letters only."""
    return tuple("".join(filter(str.isalpha, pearl.name)) for pearl in content.pearls)


def _telling(told: dict[str, Any] | None) -> Telling | None:
    return Telling(**{**told, "outlets": tuple(told["outlets"])}) if told else None


def _pearl(told: dict[str, Any]) -> NewPearl:
    words = {language: Words(**texts) for language, texts in told["words"].items()}
    return NewPearl(**{**told, "words": words})
