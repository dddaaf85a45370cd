"""An account or outlet of the programme or a partner on one network."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation


class ChannelAccount(models.Model):
    class Kind(models.TextChoices):
        FEED = "feed", _("Feed of this site")
        MAIL = "mail", _("Mail to followers")
        BLUESKY = "bluesky", _("Bluesky")
        MASTODON = "mastodon", _("Mastodon")

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="channels", verbose_name=_("organisation")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name = models.CharField(_("name"), max_length=80, help_text=_("As colleagues call it."))
    base_url = models.URLField(
        _("server"), blank=True, help_text=_("For example https://bsky.social.")
    )
    identifier = models.CharField(_("account"), max_length=120, blank=True)
    sealed_secret = models.TextField(editable=False, blank=True)
    capabilities = models.JSONField(default=dict, editable=False)
    languages = models.JSONField(
        _("languages"),
        default=list,
        blank=True,
        help_text=_("Codes such as lv; empty means every language."),
    )
    is_active = models.BooleanField(_("in use"), default=True)
    is_for_rehearsal = models.BooleanField(
        _("for rehearsals only"),
        default=False,
        help_text=_("Nothing real is ever planned for it."),
    )
    zone = models.CharField(
        _("time zone"),
        max_length=40,
        blank=True,
        help_text=_("Whose clock its readers look at; empty means its organisation's."),
    )
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True)
    daily_quota = models.PositiveSmallIntegerField(_("posts a day at most"), null=True, blank=True)
    connected_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "name"], name="campaigns_channel_name_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"

    @property
    def lane(self) -> str:
        """The name under which the outbox counts rates and blocks of this account."""
        return f"{self.kind}:{self.pk}"

    @property
    def clock(self) -> str:
        """The zone of the people who read this channel."""
        return self.zone or self.organisation.zone

    def speaks(self, language: str) -> bool:
        return not self.languages or language in self.languages
