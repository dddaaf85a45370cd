"""The streams of a ceremony, and whether they answered when they were last asked."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from ceremonies.models.happenings import Ceremony
from ceremonies.models.language_codes import codes_in, names_of, validate_codes
from ceremonies.rules.stream_addresses import Recognised, recognise

WRONG_ADDRESS = {
    "not-an-address": _("This is not a web address. It begins with https:// and names a host."),
    "not-https": _("The address must begin with https://, or browsers will not play it here."),
    "has-password": _("The address contains a name or a password. Everybody would see it."),
}


class StreamSource(models.Model):
    """One address at which a ceremony can be watched or heard."""

    class Kind(models.TextChoices):
        MAIN = "main", _("Picture and sound")
        SIGN_LANGUAGE = "sign-language", _("With sign language")
        AUDIO_DESCRIPTION = "audio-description", _("With audio description")
        INTERPRETATION = "interpretation", _("Interpreted")

    class Check(models.TextChoices):
        """What became of the last look at it."""

        NOT_YET = "", _("Not checked yet.")
        ANSWERS = "answers", _("Answers.")
        SILENT = "silent", _("Does not answer.")
        MISSING = "missing", _("The address answers, but there is nothing there.")
        NOT_PUBLIC = "not-public", _("The address does not lead to the public internet.")

    ceremony = ParentalKey(Ceremony, on_delete=models.CASCADE, related_name="streams")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.MAIN)
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        choices=settings.LANGUAGES,
        help_text=_("What is heard, or signed in that country. Empty: as on stage."),
    )
    address = models.URLField(_("address of the stream"), max_length=500)
    caption_languages = models.CharField(
        _("languages of the captions"),
        max_length=60,
        blank=True,
        validators=[validate_codes],
        help_text=_("Codes such as en, lv. Empty: without captions."),
    )
    checked_at = models.DateTimeField(null=True, editable=False)
    check_result = models.CharField(
        max_length=12, choices=Check, default=Check.NOT_YET, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("stream")
        verbose_name_plural = _("streams")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.language_name}".strip()

    def clean_fields(self, exclude: Any = None) -> None:
        """Say first why an address cannot be a stream's, in words of our own."""
        found = recognise(self.address, only_https=settings.SITE_URL.startswith("https:"))
        if self.address and not isinstance(found, Recognised):
            raise ValidationError({"address": WRONG_ADDRESS[found.code]})
        super().clean_fields(exclude=exclude)

    @property
    def language_name(self) -> str:
        """The language in its own words; "" for what is heard on stage."""
        return str(get_language_info(self.language)["name_local"]) if self.language else ""

    @property
    def captions(self) -> list[str]:
        """The codes of the languages in which there are captions."""
        return codes_in(self.caption_languages)

    @property
    def caption_names(self) -> str:
        return names_of(self.captions)
