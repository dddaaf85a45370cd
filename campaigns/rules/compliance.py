"""What a funder asks of a post: rules as data, and what speaks for or against one payload.

Sources: Reg. (EU) 2021/1060, Art. 47, 50 and Annex IX; Reg. (EU) 2021/1059, Art. 36(4) and (6);
Interreg Baltic Sea Region programme manual, I.3 and I.5.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from campaigns.rules.naming import names
from outbox.rules.refusals import Refusal

FALLBACK = "en"
NAME_UNDER_EMBARGO = "name-under-embargo"
SEALED_NAME = "sealed-name"  # says no name: whoever reads it may not know which one
ANY_LANGUAGE = "*"


class Demand(StrEnum):
    """What a rule asks for."""

    STATEMENT = "statement"  # the funder's sentence, in the post's language where it is verified
    NAME = "name"  # a name that has to stand in the post: of the programme, of the project
    NO_CLAIM = "no-claim"  # sentences that must not stand in the post: it had no such funding
    ALT_TEXT = "alt-text"  # words for every picture
    RIGHTS = "rights"  # rights and consent, on the day of sending
    REUSE = "reuse"  # every picture may be used again by the EU's institutions
    EMBLEM = "emblem"  # the emblem and the funder's sentence on every picture
    NO_SECRET = "no-secret"  # no name that is still under embargo  # noqa: S105


# Nobody can waive what the law or somebody else's word is about.
NEVER_WAIVED = frozenset({Demand.RIGHTS, Demand.NO_SECRET})

MISSING = {Demand.STATEMENT: "statement-missing", Demand.NAME: "name-missing"}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of a set; `words` are accepted wordings by language code, or under `*` for all."""

    key: str
    demand: Demand
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PostFacts:
    """A post as it would go out: everything that a reader can read of it, and its pictures.

    `alts` holds one text for each picture. `why_not_shown` is what the library says of the
    pictures on the day of sending, `emblems` tells of each picture whether the emblem stands
    below it, `without_reuse` names those the EU may not use again, and
    `secrets` the names that nobody may read yet; `sealed` those that not even editors may know,
    so that they stand in no repr and in no refusal.
    """

    text: str
    language: str
    alts: tuple[str, ...] = ()
    emblems: tuple[bool, ...] = ()
    why_not_shown: Refusal | None = None
    without_reuse: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    sealed: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What one rule found; `refusal` is None where the post keeps it."""

    rule: Rule
    refusal: Refusal | None

    @property
    def is_kept(self) -> bool:
        return self.refusal is None

    @property
    def may_be_waived(self) -> bool:
        return self.rule.demand not in NEVER_WAIVED


def findings(*, rules: Iterable[Rule], post: PostFacts) -> tuple[Finding, ...]:
    """Ask every rule of a set about a post, in the set's order."""
    return tuple(Finding(rule=rule, refusal=_why_broken(rule, post)) for rule in rules)


def what_stops(found: Iterable[Finding], *, waived: Iterable[str] = ()) -> Finding | None:
    """Return the first finding that holds a post back: broken, and not (or never) waived."""
    excused = set(waived)
    for one in found:
        if not one.is_kept and not (one.may_be_waived and one.rule.key in excused):
            return one
    return None


def _why_broken(rule: Rule, post: PostFacts) -> Refusal | None:
    if rule.demand is Demand.RIGHTS:
        return post.why_not_shown
    return next(_objections(rule, post), None)


def _objections(rule: Rule, post: PostFacts) -> Iterator[Refusal]:
    read = folded(post.text)
    match rule.demand:
        case Demand.STATEMENT | Demand.NAME:
            wanted = wanted_words(rule, language=post.language)
            if not wanted:
                yield Refusal("rule-without-words", {"rule": rule.key})
            elif folded(wanted) not in read:
                yield Refusal(MISSING[rule.demand], {"wanted": wanted})
        case Demand.NO_CLAIM:
            for claim in rule.words.values():
                if folded(claim) in read:
                    yield Refusal("claim-not-ours", {"claim": claim})
            if any(post.emblems):
                yield Refusal("emblem-not-ours")
        case Demand.EMBLEM:
            for number, is_drawn in enumerate(post.emblems, start=1):
                if not is_drawn:
                    yield Refusal("emblem-missing", {"image": number})
        case Demand.ALT_TEXT:
            for number, alt in enumerate(post.alts, start=1):
                if not alt.strip():
                    yield Refusal("alt-missing", {"image": number})
        case Demand.REUSE:
            for photo in post.without_reuse:
                yield Refusal("reuse-not-granted", {"photo": photo})
        case Demand.NO_SECRET:
            for name in post.secrets:
                if names(name, post.text):
                    yield Refusal(NAME_UNDER_EMBARGO, {"name": name})
            if any(names(name, post.text) for name in post.sealed):
                yield Refusal(SEALED_NAME)


def wanted_words(rule: Rule, *, language: str) -> str:
    """Return what a rule wants to read in a language, "" where it asks for no words.

    A language without a verified wording takes the English one.
    """
    if rule.demand not in MISSING:
        return ""
    words = rule.words
    return words.get(ANY_LANGUAGE) or words.get(language) or words.get(FALLBACK, "")


def language_of_words(rule: Rule, *, language: str) -> str:
    """Return the language in which a rule's words are read by a post in `language`."""
    return language if rule.words.get(language) else FALLBACK


def folded(text: str) -> str:
    """Return a text in which case, the kind of space and the form of accents make no difference."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def as_rows(found: Iterable[Finding], *, waived: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Return findings as plain values, to be kept as evidence beside the payload's hash."""
    excused = set(waived)
    return [
        {
            "rule": one.rule.key,
            "demand": str(one.rule.demand),
            "outcome": _outcome(one, excused),
            "code": one.refusal.code if one.refusal else "",
            "facts": {name: str(value) for name, value in one.refusal.facts.items()}
            if one.refusal
            else {},
        }
        for one in found
    ]


def _outcome(one: Finding, excused: set[str]) -> str:
    if one.is_kept:
        return "pass"
    return "waived" if one.may_be_waived and one.rule.key in excused else "fail"
