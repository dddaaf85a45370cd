"""A post before its funder's rules: which apply, what they find, and what was waived."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from campaigns.briefing import Brief, brief_of, funding_of
from campaigns.clearing import why_not_shown
from campaigns.known_facts import FRESH, KnownFacts
from campaigns.models import ComplianceCheck, RuleSet, Variant, Waiver
from campaigns.rules.compliance import (
    Demand,
    Finding,
    PostFacts,
    Rule,
    as_rows,
    findings,
    language_of_words,
    wanted_words,
    what_stops,
)
from outbox.rules.refusals import Refusal


@dataclass(frozen=True)
class Compliance:
    """What the rules of a post's funder find about its present payload, sent on a day."""

    variant: Variant
    rule_set: RuleSet | None
    on: date
    facts: KnownFacts = FRESH
    brief: Brief | None = None

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        if self.rule_set is None:
            return ()
        return findings(rules=rules_of(self.rule_set), post=self._post())

    def _post(self) -> PostFacts:
        return facts_of(self.variant, on=self.on, facts=self.facts, brief=self.brief)

    @cached_property
    def waivers(self) -> dict[str, Waiver]:
        """Waivers of exactly this payload, by the rule's key."""
        given = self.variant.waivers.filter(payload_hash=self.variant.payload_hash)
        return {waiver.rule: waiver for waiver in given.select_related("by")}

    def why_held(self) -> Refusal | None:
        """Say which rule holds the post back, or None where all are kept or waived."""
        if all(one.is_kept for one in self.findings):
            return None  # most posts: nobody has to look for waivers
        stopping = what_stops(self.findings, waived=self.waivers)
        return stopping.refusal if stopping else None

    def why_never(self) -> Refusal | None:
        """Say which broken rule nobody can waive, or None where there is none."""
        stopping = what_stops(self.findings, waived={one.rule.key for one in self.findings})
        return stopping.refusal if stopping else None

    def keep_as_evidence(self, *, now: datetime) -> ComplianceCheck:
        """Write down what was found, beside the hash of the payload that it was found about."""
        return ComplianceCheck.objects.create(
            variant=self.variant,
            payload_hash=self.variant.payload_hash,
            rule_set=str(self.rule_set or ""),
            findings=as_rows(self.findings, waived=self.waivers),
            sent_on=self.on,
            at=now,
        )


def compliance_of(
    variant: Variant, *, on: date, facts: KnownFacts = FRESH, brief: Brief | None = None
) -> Compliance:
    """Put a post before the rules of who paid for what it tells, as they stand on a day."""
    funding = brief.funding if brief else funding_of(variant)
    rule_set = facts.rule_set(funding=funding, on=on)
    return Compliance(variant, rule_set, on, facts, brief)


def words_asked_for(*, funding: str, language: str, on: date) -> str:
    """Return the sentence and the names that a funder wants to read in a post, as one line."""
    rule_set = FRESH.rule_set(funding=funding, on=on)
    if rule_set is None:
        return ""
    asked = (wanted_words(rule, language=language) for rule in rules_of(rule_set))
    return " · ".join(words for words in asked if words)


def emblem_asked_for(variant: Variant, *, on: date) -> tuple[str, str] | None:
    """Return the sentence that stands beside the emblem on a post's pictures, and its language.

    None where its funder wants no emblem there. A language without a verified sentence shows the
    English one.
    """
    rule_set = FRESH.rule_set(funding=funding_of(variant), on=on)
    rules = rules_of(rule_set) if rule_set else ()
    if not any(rule.demand is Demand.EMBLEM for rule in rules):
        return None
    language = variant.language
    for rule in rules:
        if rule.demand is Demand.STATEMENT and (words := wanted_words(rule, language=language)):
            return words, language_of_words(rule, language=language)
    return None


def rules_of(rule_set: RuleSet) -> tuple[Rule, ...]:
    """Return the rules of a set, each with its wordings, in the order of their first rows."""
    words: dict[tuple[str, str], dict[str, str]] = {}
    for row in rule_set.rules.all():
        wordings = words.setdefault((row.key, row.demand), {})
        if row.wording:
            wordings[row.language] = row.wording
    return tuple(
        Rule(key=key, demand=Demand(demand), words=wordings)
        for (key, demand), wordings in words.items()
    )


def facts_of(
    variant: Variant, *, on: date, facts: KnownFacts = FRESH, brief: Brief | None = None
) -> PostFacts:
    """Return what rules are asked about: read off the payload that would be sent."""
    brief = brief or brief_of(variant, on=on)
    return PostFacts(
        text="\n".join(texts_in(variant.payload)),
        language=variant.language,
        alts=tuple(image.get("alt", "") for image in variant.payload.get("images", ())),
        emblems=tuple(bool(image.get("emblem")) for image in variant.payload.get("images", ())),
        why_not_shown=why_not_shown(
            brief.photos, variant=variant, on=on, standings=brief.standings
        ),
        without_reuse=brief.without_reuse,
        secrets=facts.secrets(since_year=on.year),
        sealed=facts.sealed(since_year=on.year),
    )


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text of a payload, however deep it lies."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
