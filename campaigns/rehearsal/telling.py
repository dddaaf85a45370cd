"""What must not be told while it is rehearsed: a test account elsewhere is a third party, too."""

from datetime import datetime

from campaigns.clearing import assets_in, why_not_shown
from campaigns.complying import texts_in
from campaigns.gate import is_public
from campaigns.models import RehearsedPost, Variant
from campaigns.rehearsal.outlets import OWN_KINDS
from campaigns.rules.naming import names
from campaigns.sending_day import sending_day
from cms.public import secrets
from outbox.rules.refusals import Refusal


def why_it_would_tell(row: RehearsedPost, *, now: datetime) -> Refusal | None:
    """Say why a rehearsed post may not leave this house today; `now` is the real instant.

    Whatever day it plays in, it would be read on that server today.
    """
    if row.channel.kind in OWN_KINDS:
        return None
    variant = row.variant
    if _is_not_public_yet(variant, now):
        return Refusal("rehearsal-would-tell")
    text = "\n".join(texts_in(row.payload))
    known = secrets.names_under_embargo(since_year=now.year)
    if any(names(name, text) for name in (*known, *secrets.sealed_names(since_year=now.year))):
        return Refusal("rehearsal-would-tell")
    return why_not_shown(
        assets_in(row.scopes), variant=variant, on=sending_day(now, variant.channel)
    )


def _is_not_public_yet(variant: Variant, now: datetime) -> bool:
    embargo = variant.message.embargo_until
    if embargo is not None and now < embargo:
        return True
    return variant.message.source_key is not None and not is_public(variant, now)
