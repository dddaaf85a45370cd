"""What became of a post: every delivery with its attempts, and who did what when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import registry
from wagtail.models import BaseLogEntry

from campaigns.actions.decide_delivery import REPEATABLE
from campaigns.desk.standing import Standing, standing_of_delivery
from campaigns.models import Delivery, Variant
from campaigns.series import running_series
from campaigns.wording import words_for
from outbox.models import Attempt, Hold
from outbox.rules.refusals import Refusal
from outbox.rules.states import State


@dataclass(frozen=True, kw_only=True)
class Try:
    attempt: Attempt
    did: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """One delivery, with the steps that lie open to a person."""

    delivery: Delivery
    standing: Standing
    tries: list[Try]
    may_cancel: bool
    may_resolve: bool
    may_repeat: bool


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that a person did."""

    at: datetime
    by: str
    what: str
    note: str


def occurrences_of(post: Variant, *, holds: Iterable[Hold]) -> list[Occurrence]:
    """Return the deliveries of a post, newest first."""
    now = timezone.now()
    known = sorted(post.deliveries.all(), key=lambda one: one.occurrence, reverse=True)
    # The days of a series that only lie ahead are on the page of the series.
    deliveries = [one for one in known if not _lies_ahead(one, now)]
    if running_series(post) is not None:
        deliveries.sort(key=lambda one: (one.due_at, one.occurrence), reverse=True)
    attempts = Attempt.objects.filter(
        subject=Delivery._meta.label_lower, subject_id__in=[one.pk for one in deliveries]
    )
    tries: dict[int, list[Try]] = defaultdict(list)
    for attempt in attempts:
        tries[attempt.subject_id].append(_tried(attempt))
    return [
        Occurrence(
            delivery=delivery,
            standing=standing_of_delivery(delivery, holds=holds),
            tries=tries[delivery.pk],
            may_cancel=delivery.state == State.READY,
            may_resolve=delivery.state == State.NEEDS_HUMAN,
            may_repeat=delivery is deliveries[0] and delivery.state in REPEATABLE,
        )
        for delivery in deliveries
    ]


def _lies_ahead(delivery: Delivery, now: datetime) -> bool:
    waits = delivery.state == State.READY and delivery.attempt_no == 0
    return waits and delivery.series_on is not None and delivery.due_at > now


def _tried(attempt: Attempt) -> Try:
    is_look = attempt.phase == Attempt.Phase.LOOK
    did = _("Looked for it") if is_look else _("Tried to send it")
    return Try(attempt=attempt, did=did, words=_outcome(attempt))


def _outcome(attempt: Attempt) -> str:
    plain = {
        "sent": _("It arrived."),
        "found": _("It is there."),
        "absent": _("It was not there."),
        "unsure": _("The network could not be asked."),
    }
    if attempt.code and attempt.code != "person":
        return words_for(Refusal(attempt.code))
    return plain.get(attempt.outcome, attempt.outcome)


def history_of(post: Variant) -> list[Step]:
    """Return what people did to a post, newest first."""
    entries = registry.get_logs_for_instance(post).select_related("user").order_by("-timestamp")
    return [
        Step(
            at=entry.timestamp,
            by=_who(entry),
            what=str(registry.get_formatter(entry).label)
            if registry.get_formatter(entry)
            else entry.action,
            note=entry.data.get("note", "") if entry.data else "",
        )
        for entry in entries
    ]


def _who(entry: BaseLogEntry) -> str:
    data = entry.data or {}
    if entry.user_id is None:
        return str(data.get("by", ""))  # by a link; or nobody: its time came
    name = entry.user.shown_name if entry.user else _("somebody who has left")
    if absent := data.get("for"):
        return _("%(deputy)s, for %(absent)s") % {"deputy": name, "absent": absent}
    return str(name)
