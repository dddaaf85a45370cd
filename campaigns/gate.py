"""What is asked about a post before it goes out: of a real delivery and of a rehearsal alike."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from campaigns.approving import why_not_covered
from campaigns.briefing import Brief, brief_of
from campaigns.clearing import why_not_shown
from campaigns.complying import compliance_of
from campaigns.known_facts import FRESH, KnownFacts
from campaigns.models import Variant
from campaigns.rules.compliance import NAME_UNDER_EMBARGO, SEALED_NAME
from campaigns.sending_day import sending_day
from campaigns.sources import DOUBT_WAIT, why_in_doubt
from outbox.rules.refusals import Refusal

PAGE_WAIT = timedelta(seconds=30)


def is_public(variant: Variant, now: datetime) -> bool:
    """Say whether the page that a post was derived from is public."""
    return variant.source_page is not None and variant.source_page.live


def why_not_deliver(
    variant: Variant,
    *,
    payload_hash: str,
    assets: Collection[int],
    now: datetime,
    brief: Brief | None = None,
    is_live: Callable[[Variant, datetime], bool] = is_public,
    facts: KnownFacts = FRESH,
) -> Refusal | None:
    """Say why a post may not go out at `now`, or None if it may; reads only.

    `payload_hash` pins what was frozen when the post was owed, `assets` are those it was owed
    with, `brief` is what was read about the post and those assets, read here if it was not. A
    refusal with `wait` may be answered otherwise by then.
    """
    on = sending_day(now, variant.channel)
    brief = brief or brief_of(variant, assets=assets, on=on)
    if refusal := why_not_covered(variant, frozen_hash=payload_hash, decisions=brief.decisions):
        return refusal
    if variant.channel.is_for_rehearsal:
        return Refusal("channel-for-rehearsal")
    if not variant.channel.is_active:
        return Refusal("channel-off")
    if refusal := why_not_shown(assets, variant=variant, on=on, standings=brief.standings):
        # Rights may be recorded, or another photo chosen, before it is too late.
        return Refusal(refusal.code, refusal.facts, wait=DOUBT_WAIT)
    if refusal := why_in_doubt(variant):
        return refusal
    if refusal := compliance_of(variant, on=on, facts=facts, brief=brief).why_held():
        # A name stays secret until its page is public, which may be a matter of seconds.
        wait = PAGE_WAIT if refusal.code in (NAME_UNDER_EMBARGO, SEALED_NAME) else None
        return Refusal(refusal.code, refusal.facts, wait=wait)
    embargo = variant.message.embargo_until
    if embargo is not None and now < embargo:
        return Refusal("embargoed", {"until": embargo.isoformat()}, wait=embargo - now)
    if variant.message.source_key and not is_live(variant, now):
        return Refusal("page-not-live", wait=PAGE_WAIT)
    return None
