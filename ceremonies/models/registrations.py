"""Who has registered, which places they have or wait for, and places held for those invited."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ceremonies.models.choices import OrganisationType
from ceremonies.models.happenings import Ceremony
from ceremonies.models.places import Pool


class Registration(models.Model):
    """One party that registered together, under one mail address."""

    class Ending(models.TextChoices):
        CANCELLED = "cancelled", _("Cancelled")
        EXPIRED = "expired", _("Not confirmed in time")
        DECLINED = "declined", _("Place not accepted in time")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    link_epoch = models.PositiveIntegerField(default=0)
    ceremony = models.ForeignKey(Ceremony, models.PROTECT, related_name="registrations")
    language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    address = models.EmailField(blank=True, help_text="Empty: came by telephone, or is forgotten")
    address_key = models.CharField(max_length=254)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1")
    organisation_type = models.CharField(max_length=20, blank=True, choices=OrganisationType)
    party = models.PositiveSmallIntegerField()
    may_split = models.BooleanField(default=False)
    form_key = models.UUIDField(unique=True, help_text="One filled-in form, however often sent")
    asked_at = models.DateTimeField()
    confirm_by = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=12, choices=Ending, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ceremony", "address_key"],
                condition=Q(ended_at=None),
                name="ceremonies_one_live_registration_an_address",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="ceremonies_an_end_has_a_name",
            ),
        ]
        indexes = [
            models.Index(
                fields=["confirm_by"],
                condition=Q(confirmed_at=None, ended_at=None),
                name="registration_unconfirmed",
            )
        ]

    def __str__(self) -> str:
        return f"registration {self.pk}"


class Claim(models.Model):
    """A party's place in one pool's queue, and how many places it has by now."""

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="claims")
    pool = models.ForeignKey(Pool, models.PROTECT, related_name="claims")
    number = models.PositiveIntegerField(help_text="In the order of asking; never changes")
    wanted = models.PositiveSmallIntegerField()
    granted = models.PositiveSmallIntegerField()
    offered = models.PositiveSmallIntegerField(default=0, help_text="Granted, but to be accepted")
    answer_by = models.DateTimeField(null=True, help_text="Until when they must accept")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pool", "number"], name="ceremonies_a_number_once"),
            models.CheckConstraint(
                condition=Q(wanted__gte=1, granted__lte=F("wanted")),
                name="ceremonies_no_more_granted_than_wanted",
            ),
            models.CheckConstraint(
                condition=Q(offered=0, answer_by=None)
                | Q(offered__gte=1, offered__lte=F("granted"), answer_by__isnull=False),
                name="ceremonies_an_offer_has_its_date",
            ),
        ]
        indexes = [
            models.Index(
                fields=["pool", "number"],
                condition=Q(ended_at=None, granted__lt=F("wanted")),
                name="claim_in_line",
            ),
            models.Index(
                fields=["answer_by"],
                condition=Q(ended_at=None, answer_by__isnull=False),
                name="claim_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"claim {self.number} in pool {self.pool_id}"

    @property
    def missing(self) -> int:
        return self.wanted - self.granted


class Invitation(models.Model):
    """Places held for somebody who was invited, until a date; what is not used then is freed."""

    pool = models.ForeignKey(Pool, models.PROTECT, related_name="invitations")
    name = models.CharField(_("for whom"), max_length=160)
    places = models.PositiveSmallIntegerField(_("places"))
    unused = models.PositiveSmallIntegerField(_("not yet used"))
    held_until = models.DateTimeField(_("held until"))
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                condition=Q(unused__lte=F("places")), name="ceremonies_no_more_unused_than_invited"
            ),
        ]

    def __str__(self) -> str:
        return self.name
