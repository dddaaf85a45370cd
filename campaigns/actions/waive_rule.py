"""Waiving a funder's rule for one payload, with a name and a reason."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from campaigns.actions.edit_variant import has_left
from campaigns.approving import case_of, desk_day, powers_of
from campaigns.complying import compliance_of
from campaigns.models import Variant, Waiver
from campaigns.refused import CampaignRefused
from campaigns.rules.approving import Step
from campaigns.sending_day import sending_day
from outbox.rules.refusals import Refusal


@transaction.atomic
def waive_rule(
    *, variant: Variant, rule: str, reason: str, seen_hash: str, by: User, now: datetime
) -> Waiver:
    """Excuse exactly this payload from one rule; any change of the payload voids it.

    Raises CampaignRefused: "not-a-reviewer", "own-post", "already-gone", "changed-since",
    "never-waived", or "nothing-to-waive" where the rule is kept or unknown. Repeats return the
    waiver there is.
    """
    fresh = (
        Variant.objects.select_for_update(of=["self"])
        .select_related("channel", "source_page")
        .get(pk=variant.pk)
    )
    case, powers = case_of(fresh), powers_of(by, on=desk_day(now))
    covering = [power for power in powers if power.covers(case, Step.MESSAGE)]
    if not covering:
        raise CampaignRefused(Refusal("not-a-reviewer"))
    if all(power.people & case.author for power in covering):
        raise CampaignRefused(Refusal("own-post"))
    if has_left(fresh):
        raise CampaignRefused(Refusal("already-gone"))
    if fresh.payload_hash != seen_hash:
        raise CampaignRefused(Refusal("changed-since"))
    on = sending_day(fresh.due_at or now, fresh.channel)
    broken = {one.rule.key: one for one in compliance_of(fresh, on=on).findings if not one.is_kept}
    if rule not in broken:
        raise CampaignRefused(Refusal("nothing-to-waive"))
    if not broken[rule].may_be_waived:
        raise CampaignRefused(Refusal("never-waived"))
    waiver, is_new = Waiver.objects.get_or_create(
        variant=fresh,
        payload_hash=fresh.payload_hash,
        rule=rule,
        defaults={"reason": reason, "by": by, "at": now},
    )
    if is_new:
        log(instance=fresh, action="campaigns.waived", user=by, data={"rule": rule, "note": reason})
    return waiver
