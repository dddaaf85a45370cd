"""A post before its funder's rules: which apply, what they find, and what was waived."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from campaigns.clearing import why_not_shown
from campaigns.models import ComplianceCheck, RuleSet, Variant, Waiver
from campaigns.rules.compliance import (
    Demand,
    Finding,
    PostFacts,
    Rule,
    as_rows,
    findings,
    wanted_words,
    what_stops,
)
from cms.public import FundingChoice, names_under_embargo
from media_library.public import without_reuse
from outbox.rules.refusals import Refusal


@dataclass(frozen=True)
class Compliance:
    """What the rules of a post's funder find about its present payload, sent on a day."""

    variant: Variant
    rule_set: RuleSet | None
    on: date

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        if self.rule_set is None:
            return ()
        return findings(rules=rules_of(self.rule_set), post=facts_of(self.variant, on=self.on))

    @cached_property
    def waivers(self) -> dict[str, Waiver]:
        """Waivers of exactly this payload, by the rule's key."""
        given = self.variant.waivers.filter(payload_hash=self.variant.payload_hash)
        return {waiver.rule: waiver for waiver in given.select_related("by")}

    def why_held(self) -> Refusal | None:
        """Say which rule holds the post back, or None where all are kept or waived."""
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


def compliance_of(variant: Variant, *, on: date) -> Compliance:
    """Put a post before the rules of who paid for what it tells, as they stand on a day."""
    return Compliance(variant, _in_force(funding_of(variant), on), on)


def words_asked_for(*, funding: str, language: str, on: date) -> str:
    """Return the sentence and the names that a funder wants to read in a post, as one line."""
    rule_set = _in_force(funding, on)
    if rule_set is None:
        return ""
    asked = (wanted_words(rule, language=language) for rule in rules_of(rule_set))
    return " · ".join(words for words in asked if words)


def _in_force(funding: str, on: date) -> RuleSet | None:
    known = RuleSet.objects.filter(funding=funding, valid_from__lte=on).order_by("-valid_from")
    return known.prefetch_related("rules").first()


def funding_of(variant: Variant) -> str:
    """Return who paid for what a post tells: its page says so; without one, the Network."""
    page = variant.source_page.specific if variant.source_page else None
    return str(getattr(page, "funding_source", FundingChoice.NETWORK.value))


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


def facts_of(variant: Variant, *, on: date) -> PostFacts:
    """Return what rules are asked about: read off the payload that would be sent."""
    assets = set(variant.photos.values_list("photo__asset_id", flat=True))
    return PostFacts(
        text="\n".join(_texts(variant.payload)),
        language=variant.language,
        alts=tuple(image.get("alt", "") for image in variant.payload.get("images", ())),
        why_not_shown=why_not_shown(assets, variant=variant, on=on),
        without_reuse=tuple(str(asset) for asset in without_reuse(assets, on=on)),
        secrets=names_under_embargo(since_year=on.year),
    )


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of a payload, however deep it lies."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
