"""Mails that guests are owed: one by one for a reason of their own, or all for the same."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ceremonies.models.happenings import Ceremony
from ceremonies.models.registrations import Registration
from outbox.models import DueRow


class GuestMailing(models.Model):
    """One mail to all guests of a ceremony; `about` keeps the same one from being sent twice."""

    class Kind(models.TextChoices):
        CHANGED = "changed", _("What has changed")
        REMINDER = "reminder", _("Reminder")
        ANNOUNCED = "announced", _("The new Pearls")
        THANKS = "thanks", _("Thanks, and what there is to see")

    ceremony = models.ForeignKey(Ceremony, models.PROTECT, related_name="mailings")
    kind = models.CharField(max_length=10, choices=Kind)
    about = models.CharField(max_length=40, help_text="Which change, which date")
    before = models.JSONField(default=dict, help_text="What guests were told before a change")
    reason = models.TextField(blank=True, help_text="Why nobody needed to be told")
    guests = models.PositiveIntegerField(default=0)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["ceremony", "kind", "about"], name="ceremonies_a_mailing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} to the guests of ceremony {self.ceremony_id}"


class MailingRequest(models.Model):
    """A host asks that guests be written to; an officer reads it, and sends or lets be."""

    ceremony = models.ForeignKey(Ceremony, models.PROTECT, related_name="mailing_requests")
    words = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"request of a mail to the guests of ceremony {self.ceremony_id}"


class GuestLetter(DueRow):
    """A mail that a guest is owed; it is worded when it leaves, in the guest's language."""

    class Kind(models.TextChoices):
        CONFIRM = "confirm", _("Asked to confirm")
        STANDING = "standing", _("Told how it stands")
        MOVED_UP = "moved-up", _("Got a place")
        OFFERED = "offered", _("Offered a place")
        DECLINED = "declined", _("Offer has lapsed")
        CANCELLED = "cancelled", _("Cancellation confirmed")
        CHANGED = "changed", _("Told of a change")
        REMINDER = "reminder", _("Reminded")
        ANNOUNCED = "announced", _("Told of the new Pearls")
        THANKS = "thanks", _("Thanked")

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=12, choices=Kind)
    mailing = models.ForeignKey(GuestMailing, models.CASCADE, null=True, related_name="letters")

    class Meta(DueRow.Meta):
        abstract = False
        constraints = [
            *DueRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["mailing", "registration"],
                condition=Q(mailing__isnull=False),
                name="ceremonies_a_guest_once_in_a_mailing",
            ),
        ]
