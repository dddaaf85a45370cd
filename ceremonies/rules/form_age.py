"""Whether a form was filled in by somebody: machines are quick, and keep forms for long."""

from datetime import datetime, timedelta

from outbox.rules.refusals import Refusal

AT_MOST = timedelta(hours=12)


def why_not_yet(
    *, opened_at: datetime | None, at_least: timedelta, now: datetime
) -> Refusal | None:
    """Say why a form is not taken now, None if it is; `opened_at` is None where nothing proves it.

    People get past both by sending it once more, with all they wrote.
    """
    if opened_at is None or now - opened_at > AT_MOST:
        return Refusal("form-too-old")
    if now - opened_at < at_least:
        return Refusal("form-too-quick")
    return None
