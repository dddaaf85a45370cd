"""Who decides about posts: decisions pinned to the exact payload, requests by link, deputies."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from campaigns.models.planning import Variant


class Stage(models.TextChoices):
    """What is judged: the words in their language, or the message as a whole."""

    LANGUAGE = "language", _("Language")
    MESSAGE = "message", _("Message")


class Approval(models.Model):
    """Append-only; it counts only while the post's payload still has this hash.

    `by` is empty for somebody without an account, who decided by a link: `by_name` says who.
    """

    class Decision(models.TextChoices):
        APPROVED = "approved", _("Approved")
        SENT_BACK = "sent_back", _("Sent back")

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="approvals")
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.MESSAGE)
    payload_hash = models.CharField(max_length=64)
    decision = models.CharField(max_length=20, choices=Decision)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField(
        max_length=160, default="", help_text="As the person was called that day"
    )
    for_absent = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Whose deputy decided",
    )
    request = models.OneToOneField(
        "campaigns.ApprovalRequest", models.PROTECT, null=True, blank=True, related_name="approval"
    )
    at = models.DateTimeField()
    note = models.TextField(_("note"), max_length=600, blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(by__isnull=False) | models.Q(request__isnull=False),
                name="campaigns_somebody_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_decision_display()}: {self.variant_id}"


class ApprovalRequest(models.Model):
    """One person without an account is asked about exactly one payload, by a link used once."""

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="approval_requests")
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.MESSAGE)
    payload_hash = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    to_name = models.CharField(_("name"), max_length=160)
    to_address = models.EmailField(_("email address"))
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.to_name}: {self.variant_id}"


class ApprovalPolicy(models.Model):
    """How an organisation wants its posts approved; without a row, in one stage."""

    organisation = models.OneToOneField(
        Organisation,
        models.CASCADE,
        related_name="approval_policy",
        verbose_name=_("organisation"),
    )
    is_two_stage = models.BooleanField(
        _("two stages"),
        default=False,
        help_text=_("The language is approved first, then the message, by two people."),
    )

    class Meta:
        verbose_name = _("way of approving")
        verbose_name_plural = _("ways of approving")

    def __str__(self) -> str:
        return str(self.organisation)


class Deputy(models.Model):
    """Somebody who may approve in the place of somebody who is away, from a day to a day."""

    absent = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("who is away")
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("deputy")
    )
    from_on = models.DateField(_("first day"))
    until_on = models.DateField(_("last day"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")
        ordering = ["-from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__gte=models.F("from_on")),
                name="campaigns_deputy_ends_after_start",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=~models.Q(absent=models.F("deputy")),
                name="campaigns_deputy_is_another",
                violation_error_message=_("A deputy is somebody else."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deputy} ({self.from_on} – {self.until_on})"

    def clean(self) -> None:
        if self.absent_id is not None and self.absent_id == self.deputy_id:
            raise ValidationError({"deputy": _("A deputy is somebody else.")})
