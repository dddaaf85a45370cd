"""The door of a ceremony: its ticket key, its gates, what was scanned there and who is inside."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ceremonies.models.happenings import Ceremony
from ceremonies.models.persons import Person
from ceremonies.rules.door import Verdict


class TicketKey(models.Model):
    """The Ed25519 pair that signs the tickets of one ceremony."""

    ceremony = models.OneToOneField(Ceremony, models.CASCADE, related_name="ticket_key")
    public = models.CharField(max_length=43, help_text="base64url of 32 bytes")
    private = models.TextField(help_text="Sealed")

    def __str__(self) -> str:
        return f"ticket key of ceremony {self.ceremony_id}"


class Gate(models.Model):
    """One way in, at which phones scan; its link and its PIN together open it."""

    ceremony = models.ForeignKey(Ceremony, models.PROTECT, related_name="gates")
    name = models.CharField(_("name"), max_length=80)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pin_hash = models.CharField(max_length=128)
    opens_at = models.DateTimeField(_("works from"))
    closes_at = models.DateTimeField(_("works until"))
    tries = models.PositiveSmallIntegerField(default=0, help_text="Wrong PINs in a row")
    tried_at = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ceremony", "name"], name="ceremonies_a_gate_name_once"
            ),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="ceremonies_a_gate_opens_before_it_closes",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """A person is inside: once, whoever scanned them where; `nonce` names the scan that counts."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="entry")
    gate = models.ForeignKey(Gate, models.PROTECT, related_name="entries")
    nonce = models.UUIDField()
    at = models.DateTimeField()
    was_offline = models.BooleanField(default=False)
    is_walk_in = models.BooleanField(default=False)

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"entry of person {self.person_id}"


class Scan(models.Model):
    """What a phone read, and what came of it; written once, never changed.

    `said_at` is the phone's clock, `at` ours; `shown` is what the phone showed and acted upon.
    """

    gate = models.ForeignKey(Gate, models.PROTECT, related_name="scans")
    device = models.UUIDField()
    nonce = models.UUIDField(unique=True, help_text="One scan, however often it is sent")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="scans")
    read = models.CharField(max_length=160, blank=True, help_text="What was no genuine ticket")
    party = models.PositiveSmallIntegerField(default=0, help_text="So many without a ticket")
    said_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    at = models.DateTimeField()
    clock_offset = models.IntegerField(default=0, help_text="Phone's clock less ours, in seconds")
    was_offline = models.BooleanField(default=False, help_text="The phone decided alone")
    shown = models.CharField(max_length=16)
    result = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Verdict])

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["gate", "shown"], name="scans_shown_at_a_gate")]

    def __str__(self) -> str:
        return f"scan {self.nonce}: {self.result}"

    @property
    def was_let_in(self) -> bool:
        """Whether the phone opened the door, rightly or not."""
        return self.shown == Verdict.ADMITTED
