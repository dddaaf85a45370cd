"""What a campaign wants to say: messages, and their variants per channel and language."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from accounts.models import Organisation
from campaigns.models.channel_account import ChannelAccount
from media_library.public import Photo


class Campaign(models.Model):
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="campaigns", verbose_name=_("organisation")
    )
    goal = models.TextField(_("goal"), max_length=600, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-starts_on", "name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="campaigns_ends_after_start",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Message(models.Model):
    """One idea of a campaign; where it was derived from a page, that page and its revision."""

    class Kind(models.TextChoices):
        CEREMONY = "ceremony", _("Ceremony (15 minutes late at most)")
        NEWS = "news", _("News (2 hours late at most)")
        EVERGREEN = "evergreen", _("Any day (24 hours late at most)")

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="messages")
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.NEWS)
    source_key = models.UUIDField(
        null=True, blank=True, editable=False, help_text=_("Translation key of the source page.")
    )
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["campaign", "pk"]

    def __str__(self) -> str:
        return self.title


class Variant(models.Model):
    """A message on one channel in one language, with its exact payload and when it shall go."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("Waiting for approval")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Sent back")
        LAPSED = "lapsed", _("Not approved in time")

    class Doubt(models.TextChoices):
        """Why what a post was written from no longer stands as it did; it is held meanwhile."""

        NONE = "", ""
        CHANGED = "changed", _("Its page has changed")
        UNPUBLISHED = "unpublished", _("Its page is not public any more")
        UNCLEARED = "uncleared", _("One of its photos may not be shown any more")

    message = models.ForeignKey(Message, models.CASCADE, related_name="variants")
    channel = models.ForeignKey(
        ChannelAccount, models.PROTECT, related_name="variants", verbose_name=_("channel")
    )
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"))
    link = models.URLField(_("link"), max_length=500, blank=True)
    hashtags = models.CharField(_("hashtags"), max_length=200, blank=True)
    statement = models.CharField(_("funding statement"), max_length=600, blank=True)
    source_page = models.ForeignKey(Page, models.SET_NULL, null=True, blank=True, related_name="+")
    source_revision_id = models.BigIntegerField(null=True, editable=False)
    source_doubt = models.CharField(
        max_length=20, choices=Doubt, default=Doubt.NONE, blank=True, editable=False
    )
    doubted_at = models.DateTimeField(null=True, blank=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author")
    )
    payload = models.JSONField(default=dict, editable=False)
    payload_hash = models.CharField(max_length=64, editable=False, blank=True)
    # The wall time as it was said, "2027-03-28T09:00": what people remember, and what a change
    # of the clocks must not move.
    planned_local = models.CharField(max_length=16, blank=True)
    zone = models.CharField(_("time zone"), max_length=40, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    tz_version = models.CharField(
        max_length=20, blank=True, editable=False, help_text="The tzdata that due_at came from"
    )
    changed_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["message", "channel", "language"], name="campaigns_one_variant_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.channel.name}, {self.language})"


class VariantPhoto(models.Model):
    """A photo of a post, with its alt text in the post's language."""

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="photos")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="+")
    alt = models.CharField(_("what it shows"), max_length=1500)
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.alt
