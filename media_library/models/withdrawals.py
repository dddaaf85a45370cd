"""Withdrawals: what was asked, how far it has reached, and what remains beyond reach."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from media_library.models.assets import Asset
from media_library.models.rights import Person
from outbox.models import DueRow


class Withdrawal(models.Model):
    """One withdrawal of one person, or of single assets by an officer, and its certificate."""

    class Original(models.TextChoices):
        SEALED = "sealed", _("Keep it sealed (an archive purpose still holds)")
        DESTROYED = "destroyed", _("Destroy it")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="withdrawals"
    )
    assets = models.ManyToManyField(Asset, related_name="withdrawals")
    asked_by = models.CharField(max_length=160, help_text="The person, the guardian or an officer")
    by_own_link = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True)
    originals = models.CharField(
        _("what becomes of the original"),
        max_length=10,
        choices=Original,
        default=Original.DESTROYED,
    )
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    # The certificate as it was sealed: JSON text and the HMAC over it.
    certificate = models.TextField(blank=True)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.asked_by}, {self.asked_at:%Y-%m-%d}"


class WithdrawalStep(models.Model):
    """One place that a withdrawal had to reach, and what came of it."""

    class Outcome(models.TextChoices):
        DONE = "done", _("Done")
        ASKED = "asked", _("Asked for")
        BEYOND_REACH = "beyond", _("Beyond our reach")

    withdrawal = models.ForeignKey(Withdrawal, models.CASCADE, related_name="steps")
    asset = models.ForeignKey(Asset, models.PROTECT, related_name="+")
    reach = models.CharField(max_length=40, help_text="Which part of the system: pages, posts …")
    where = models.CharField(max_length=500)
    outcome = models.CharField(max_length=8, choices=Outcome)
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["withdrawal", "asset", "reach", "where"], name="media_reached_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.where}: {self.get_outcome_display()}"


class WithdrawalWork(DueRow):
    """A withdrawal has to reach every place; repeats find what is done already."""

    withdrawal = models.OneToOneField(Withdrawal, models.CASCADE, related_name="work")

    class Meta(DueRow.Meta):
        abstract = False


class FormerFile(models.Model):
    """A public file whose row names a newer one by now; a withdrawal must reach it all the same."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="former_files")
    name = models.CharField(max_length=200, unique=True)
    replaced_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
