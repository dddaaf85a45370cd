"""Rights and consent as records: what was granted, who is shown, and what they said to it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from media_library.models.assets import Asset, Licence, private_storage
from media_library.models.contributions import Contribution
from media_library.querysets import PersonQuerySet
from media_library.rules.standing import ConsentHow


class Grant(models.Model):
    """What a rights holder granted for one asset; a later grant stands beside it, none is edited.

    `channels` are codes of `rules.standing.Channel`, `languages` language codes; an empty list
    of languages means all of them, an empty list of channels means none.
    """

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="grants")
    holder = models.CharField(_("rights holder"), max_length=160)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence)
    channels = models.JSONField(_("channels"), default=list)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    valid_from = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("The last day."))
    may_be_reused_by_eu = models.BooleanField(
        _("EU institutions may reuse it free of charge"),
        default=True,
        help_text=_("Funded material must be available to the programme (rule VIS-13)."),
    )
    note = models.TextField(_("limits that were agreed"), blank=True)
    granted_by = models.CharField(max_length=160, blank=True, help_text="Who said so")
    recorded_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("grant of rights")
        verbose_name_plural = _("grants of rights")
        ordering = ["id"]
        indexes = [models.Index(fields=["until"], name="media_grant_until")]

    def __str__(self) -> str:
        return f"{self.holder}: {self.licence}"


class Person(models.Model):
    """Somebody who can be recognised in a photo or film."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    epoch = models.PositiveIntegerField(
        default=0, help_text="Raised: the person's old link is void"
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="depicted_people")
    contribution = models.ForeignKey(
        Contribution, models.SET_NULL, null=True, blank=True, related_name="people_shown"
    )
    name = models.CharField(_("name"), max_length=160)
    is_minor = models.BooleanField(_("under 18"), default=False)
    guardian_name = models.CharField(_("parent or guardian"), max_length=160, blank=True)
    # Sealed with CHANNEL_KEYS: {"mail": …, "phone": …}.
    contact = models.TextField(blank=True, default="")
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person shown")
        verbose_name_plural = _("people shown")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Depiction(models.Model):
    """A person can be recognised in an asset."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="depictions")
    person = models.ForeignKey(Person, models.CASCADE, related_name="depictions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asset", "person"], name="media_shown_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.asset}"


class Consent(models.Model):
    """What one person, or their guardian, agreed to; never edited, only followed by events."""

    HOW_WORDS = {
        ConsentHow.SCREEN: _("signed on the screen"),
        ConsentHow.FORM: _("on a form that was uploaded"),
        ConsentHow.PAPER: _("on paper, seen by an officer"),
        ConsentHow.LINK: _("by the person's own link"),
    }

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    text_version = models.CharField(max_length=20)
    text_language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    text = models.TextField(help_text="The very words that were agreed to")
    channels = models.JSONField(default=list)
    languages = models.JSONField(default=list, blank=True)
    valid_from = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The last day")
    how = models.CharField(
        max_length=8, choices=[(how.value, words) for how, words in HOW_WORDS.items()]
    )
    given_by = models.CharField(max_length=160, help_text="The person, or the guardian")
    is_by_guardian = models.BooleanField(default=False)
    given_at = models.DateTimeField()
    evidence = models.FileField(storage=private_storage, blank=True, max_length=200)
    evidence_sha256 = models.CharField(max_length=64, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["id"]
        indexes = [models.Index(fields=["until"], name="media_consent_until")]

    def __str__(self) -> str:
        return f"{self.person}, {self.given_at:%Y-%m-%d}"


class ConsentEvent(models.Model):
    """What happened to a consent; each line seals the one before it (SHA-256 over its words)."""

    class Kind(models.TextChoices):
        GIVEN = "given", _("Given")
        NARROWED = "narrowed", _("Narrowed")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        EXPIRED = "expired", _("Run out")

    consent = models.ForeignKey(Consent, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    channels = models.JSONField(default=list, blank=True, help_text="What is left, if narrowed")
    at = models.DateTimeField()
    by = models.CharField(max_length=160)
    reason = models.TextField(blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d}"


class ExpiryNotice(models.Model):
    """Officers were told that a grant or consent runs out; once for each distance in days."""

    grant = models.ForeignKey(Grant, models.CASCADE, null=True, related_name="notices")
    consent = models.ForeignKey(Consent, models.CASCADE, null=True, related_name="notices")
    days_ahead = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grant", "days_ahead"], name="media_grant_told_once"),
            models.UniqueConstraint(
                fields=["consent", "days_ahead"], name="media_consent_told_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.days_ahead} days ahead"
