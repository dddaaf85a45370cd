"""What a post's funder asks for, as the post's page shows it: kept, waived, or what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise

from campaigns.complying import Compliance, compliance_of
from campaigns.desk.forms import WaiveForm
from campaigns.models import Variant, Waiver
from campaigns.models.compliance import DEMAND_WORDS
from campaigns.rules.compliance import Finding
from campaigns.sending_day import sending_day
from campaigns.wording import words_for


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One rule: what it asks, whether it is kept, why not, and who has waived it."""

    words: str | Promise
    is_kept: bool
    why: str
    waiver: Waiver | None
    form: WaiveForm | None  # None where nobody can waive it


@dataclass(frozen=True, kw_only=True)
class FunderRules:
    name: str
    asked: list[Asked]

    @property
    def is_held(self) -> bool:
        return any(not one.is_kept and one.waiver is None for one in self.asked)


def asked_of(post: Variant, *, typed: WaiveForm | None = None) -> FunderRules:
    """Put a post's present payload before its funder's rules; `typed` is a form to show again."""
    compliance = compliance_of(post, on=sending_day(post.due_at or timezone.now(), post.channel))
    name = compliance.rule_set.name if compliance.rule_set else ""
    return FunderRules(name=name, asked=list(_asked(compliance, typed)))


def _asked(compliance: Compliance, typed: WaiveForm | None) -> Iterator[Asked]:
    for one in compliance.findings:
        yield Asked(
            words=DEMAND_WORDS[one.rule.demand],
            is_kept=one.is_kept,
            why=words_for(one.refusal) if one.refusal else "",
            waiver=compliance.waivers.get(one.rule.key) if one.may_be_waived else None,
            form=_form(compliance.variant, one, typed) if one.may_be_waived else None,
        )


def _form(post: Variant, finding: Finding, typed: WaiveForm | None) -> WaiveForm:
    if typed is not None and typed.data.get("rule") == finding.rule.key:
        return typed
    told = {"rule": finding.rule.key, "seen_hash": post.payload_hash}
    return WaiveForm(initial=told, auto_id=f"waive-{finding.rule.key}-%s")
