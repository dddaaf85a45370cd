"""Invitations to hand in, and what was handed in together with the words about it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from media_library.models.assets import Asset, Licence, Phase
from media_library.querysets import ContributionQuerySet, InvitationQuerySet


class Invitation(models.Model):
    """An officer's request for photos and videos; its link is made from `uuid` and `epoch`.

    Nothing secret is stored: see `contributing.links`. Raising `epoch` makes the old link void.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    epoch = models.PositiveIntegerField(default=0)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="invitations",
        verbose_name=_("organisation"),
        help_text=_("Who hands in."),
    )
    subject = models.CharField(_("belongs to"), max_length=60, blank=True)
    purpose = models.CharField(
        _("what for"), max_length=200, help_text=_("For example: the lantern evening in May.")
    )
    message = models.TextField(_("message"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    recipient_name = models.CharField(_("name"), max_length=160, blank=True)
    recipient_mail = models.EmailField(_("email address"), blank=True)
    until = models.DateTimeField(_("until"))
    max_files = models.PositiveIntegerField(_("files at most"), default=100)
    max_bytes = models.BigIntegerField(_("bytes at most"), default=10 * 1024**3)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.purpose} ({self.organisation})"


class Contribution(models.Model):
    """Files that were handed in together, and the words about all of them, saved as typed.

    It belongs to an invitation (a link) or to a signed-in person, never to both.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="contributions")
    invitation = models.OneToOneField(
        Invitation, models.PROTECT, null=True, blank=True, related_name="contribution"
    )
    contributor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
    )
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    contributor_name = models.CharField(_("your name"), max_length=160, blank=True)
    contributor_mail = models.EmailField(_("your email address"), blank=True)
    subject = models.CharField(_("which Pearl"), max_length=60, blank=True)
    phase = models.CharField(_("working phase"), max_length=12, choices=Phase, blank=True)
    creator = models.CharField(_("who took them"), max_length=160, blank=True)
    place = models.CharField(_("where"), max_length=160, blank=True)
    taken_on = models.DateField(_("when"), null=True, blank=True)
    description = models.TextField(_("what they show"), max_length=3000, blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, blank=True)
    people = models.CharField(_("who can be seen"), max_length=10, blank=True)
    # Raised by every save: two tabs that type into the same form find out about each other.
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(invitation=None) ^ Q(contributor=None),
                name="media_contribution_has_one_door",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.created_at:%Y-%m-%d}"


class ReviewNote(models.Model):
    """One thing said about an asset between officer and partner; written once."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        ANSWER = "answer", _("Answer")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Not taken")
        REMARK = "remark", _("Remark among officers")

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField(max_length=2000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words}"
