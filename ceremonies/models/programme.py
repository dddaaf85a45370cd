"""The programme of a ceremony, its words in each language, and the switch of its operator.

Times and slip belong to the item, the same in all languages. Its words are kept by item and
language, not in the pages: an evening's programme changes an hour before, a page would have to
be published nine times for it, and a reader whose language has no page still reads the programme.
"""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey

from accounts.models import User
from ceremonies.models.happenings import Ceremony
from ceremonies.models.language_codes import codes_in, names_of, validate_codes
from ceremonies.rules.airing import Timed

LONGEST = 24 * 60


class ProgrammeItem(models.Model):
    """One item; items stand in the order of the clock, and need no other."""

    ceremony = ParentalKey(Ceremony, on_delete=models.CASCADE, related_name="programme")
    starts_at = models.DateTimeField(_("begins"), help_text=_("In your own time zone."))
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=15, validators=[MinValueValidator(1), MaxValueValidator(LONGEST)]
    )
    slip = models.SmallIntegerField(
        default=0, editable=False, help_text="Minutes by which it begins later, or earlier"
    )
    title = models.CharField(
        _("working title"),
        max_length=160,
        help_text=_("Shown where a language has no words for it yet."),
    )
    languages = models.CharField(
        _("languages spoken"),
        max_length=60,
        blank=True,
        validators=[validate_codes],
        help_text=_("Codes such as en, lv."),
    )

    class Meta:
        verbose_name = _("programme item")
        verbose_name_plural = _("programme items")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=LONGEST),
                name="ceremonies_an_item_lasts_a_day_at_most",
            ),
            models.CheckConstraint(
                condition=models.Q(slip__gte=-LONGEST, slip__lte=LONGEST),
                name="ceremonies_an_item_slips_a_day_at_most",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def timed(self) -> Timed:
        return Timed(
            key=self.pk,
            planned_at=self.starts_at,
            lasts=timedelta(minutes=self.minutes),
            slips=timedelta(minutes=self.slip),
        )

    @property
    def spoken(self) -> list[str]:
        """The codes of the languages spoken."""
        return codes_in(self.languages)

    @property
    def spoken_names(self) -> str:
        return names_of(self.spoken)

    @property
    def slip_words(self) -> str:
        """The slip in minutes with its sign."""
        return f"{self.slip:+d}"

    @property
    def earlier(self) -> int:
        """Minutes by which it begins earlier than planned."""
        return -self.slip


class ProgrammeWords(models.Model):
    """What an item is called, and who speaks, in one language."""

    item = models.ForeignKey(ProgrammeItem, models.CASCADE, related_name="words")
    language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=160)
    speakers = models.CharField(_("who speaks or plays"), max_length=240, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "language"], name="ceremonies_words_of_an_item_once_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class PageSwitch(models.Model):
    """The operator said where the evening stands; rows are only added, and the latest counts."""

    class To(models.TextChoices):
        CLOCK = "clock", pgettext_lazy("ceremony's page", "By the clock")
        BEFORE = "before", pgettext_lazy("ceremony's page", "Before")
        SOON = "soon", pgettext_lazy("ceremony's page", "Begins soon")
        LIVE = "live", pgettext_lazy("ceremony's page", "Live")
        PAUSED = "paused", pgettext_lazy("ceremony's page", "Break")
        AFTER = "after", pgettext_lazy("ceremony's page", "Over")
        RECORDING = "recording", pgettext_lazy("ceremony's page", "Recording")

    ceremony = models.ForeignKey(Ceremony, models.PROTECT, related_name="switches")
    to = models.CharField(max_length=12, choices=To)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"ceremony {self.ceremony_id}: {self.to}"
