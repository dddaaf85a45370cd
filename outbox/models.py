"""What is owed: due rows, their attempts, the holds over them and the lanes they travel."""

import uuid
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from outbox.querysets import DueRowQuerySet, HoldQuerySet
from outbox.rules.scopes import scopes_text
from outbox.rules.states import OPEN, State

STATE_WORDS = {
    State.READY: _("Waiting"),
    State.LEASED: _("About to go out"),
    State.SENDING: _("Going out now"),
    State.UNKNOWN: _("Being checked"),
    State.SENT: _("Sent"),
    State.FAILED: _("Failed"),
    State.EXPIRED: _("Too late, not sent"),
    State.CANCELLED: _("Cancelled"),
    State.NEEDS_HUMAN: _("Needs a person"),
}


class DueRow(models.Model):
    """One thing that is owed to the outside, from waiting to its named end.

    Inherit it, keep `Meta(DueRow.Meta)` (a system check insists), and register a handler. Rows
    are moved by `outbox.actions` only. `scopes` is written with `outbox.rules.scopes`.
    """

    # What a handler read ahead for its gate, None where it did not.
    read: Any = None

    lane = models.CharField(max_length=100, help_text="The account it travels by: bluesky:3")
    scopes = models.TextField(default=scopes_text)
    priority = models.SmallIntegerField(default=5, help_text="Lower goes first")
    due_at = models.DateTimeField()
    not_after = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField()
    state = models.CharField(
        max_length=12,
        default=State.READY.value,
        choices=[(s.value, w) for s, w in STATE_WORDS.items()],
    )

    lease_owner = models.CharField(max_length=120, blank=True, default="")
    lease_until = models.DateTimeField(null=True, blank=True)
    fence = models.PositiveIntegerField(default=0)

    attempt_no = models.PositiveSmallIntegerField(default=0)
    first_attempt_at = models.DateTimeField(null=True, blank=True)
    sending_at = models.DateTimeField(null=True, blank=True)
    doubtful_since = models.DateTimeField(
        null=True, blank=True, help_text="Since when it may already be there"
    )
    absences = models.PositiveSmallIntegerField(default=0)

    idem_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    remote_key = models.CharField(max_length=500, blank=True, default="")
    remote_url = models.URLField(max_length=1000, blank=True, default="")
    reason = models.CharField(max_length=60, blank=True, default="")
    reason_facts = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    reason_words = models.TextField(blank=True, default="", help_text="In the platform's words")
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = DueRowQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]),
                name="%(app_label)s_%(class)s_state_is_known",
            ),
        ]
        indexes = [
            # next_try_at comes last so that "which lanes are busy" is read from the index alone.
            models.Index(
                fields=["lane", "priority", "due_at", "id", "next_try_at"],
                condition=Q(state=State.READY.value),
                name="%(class)s_ready",
            ),
            models.Index(
                fields=["not_after"],
                condition=Q(state=State.READY.value),
                name="%(class)s_late",
            ),
            models.Index(
                fields=["state", "lane", "next_try_at"],
                condition=Q(state__in=[state.value for state in OPEN]),
                name="%(class)s_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.label_lower} {self.pk}: {self.state}"

    def start_clock(self) -> None:
        """Make the first try fall on `due_at` unless somebody chose otherwise."""
        if self.next_try_at is None:
            self.next_try_at = self.due_at

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.start_clock()
        super().save(*args, **kwargs)


class Attempt(models.Model):
    """One call or look and its outcome; written once, never changed."""

    class Phase(models.TextChoices):
        SEND = "send", _("Sent out")
        LOOK = "look", _("Looked for")

    subject = models.CharField(max_length=100, help_text="The row's model, as app.model")
    subject_id = models.BigIntegerField()
    fence = models.PositiveIntegerField()
    attempt_no = models.PositiveSmallIntegerField()
    phase = models.CharField(max_length=4, choices=Phase.choices)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    outcome = models.CharField(max_length=20)
    code = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)
    remote_key = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "subject_id"], name="attempt_subject")]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.subject} {self.subject_id}: {self.phase} {self.outcome}"


class Hold(models.Model):
    """A stop over every row in one scope: all, a channel, a campaign, a language, …"""

    scope = models.CharField(max_length=120)
    reason = models.TextField()
    held_by = models.CharField(max_length=200)
    held_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.CharField(max_length=200, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["scope"], condition=Q(released_at=None), name="hold_open"),
        ]
        ordering = ["-held_at"]

    def __str__(self) -> str:
        return f"{self.scope}: {self.reason}"


class Lane(models.Model):
    """An account's pace and health; a lane without a row is healthy and unlimited."""

    key = models.CharField(max_length=100, unique=True)
    tokens = models.FloatField(null=True, blank=True)
    capacity = models.FloatField(null=True, blank=True)
    per_second = models.FloatField(null=True, blank=True)
    refilled_at = models.DateTimeField(null=True, blank=True)
    blocked_until = models.DateTimeField(null=True, blank=True)
    blocked_code = models.CharField(max_length=60, blank=True)
    blocked_words = models.TextField(blank=True)
    needs_person = models.BooleanField(default=False)
    failures = models.PositiveIntegerField(default=0)
    breaker_open_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity=None, per_second=None, tokens=None, refilled_at=None)
                | Q(
                    capacity__gte=1,
                    per_second__gt=0,
                    tokens__isnull=False,
                    refilled_at__isnull=False,
                ),
                name="outbox_lane_has_a_whole_bucket_or_none",
            )
        ]

    def __str__(self) -> str:
        return self.key


class Mail(DueRow):
    """One mail to one person."""

    recipient = models.EmailField()
    sender = models.CharField(max_length=320)
    reply_to = models.CharField(max_length=320, blank=True, default="")
    envelope_from = models.CharField(max_length=320, blank=True, default="")
    subject = models.CharField(max_length=998)
    text = models.TextField()
    html = models.TextField(blank=True, default="")
    calendar = models.TextField(blank=True, default="", help_text="An iCalendar part, whole")
    calendar_method = models.CharField(max_length=10, blank=True, default="")
    headers = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=12)
    # Made of `idem_key`, whose index already keeps it unique; a second one would cost every claim.
    message_id = models.CharField(max_length=250)
    dedup_key = models.CharField(max_length=200, null=True, blank=True)
    may_repeat = models.BooleanField(
        help_text="After a lost answer: send again (a confirmation) or ask a person (a newsletter)"
    )

    class Meta(DueRow.Meta):
        constraints = [
            *DueRow.Meta.constraints,
            # Partial: most mails have no such key, and every claim writes each index anew.
            models.UniqueConstraint(
                fields=["dedup_key"],
                condition=Q(dedup_key__isnull=False),
                name="mail_once_per_dedup_key",
            ),
        ]
