"""What is the same about a practice in every language: who, where, its cost, whether it runs."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel

from cms.public import FundingChoice, Municipality, Pearl, Theme
from practices.models.choices import CostBand, HoursBand, Licence, Origin, Running, Vocabulary
from practices.models.concepts import Concept


class PracticeNumber(models.Model):
    """Hands out permanent numbers; a number is never given twice, not even after deletion."""

    def __str__(self) -> str:
        return pid_of(self.pk)


def pid_of(number: int) -> str:
    """Return the permanent identifier for a number: BSRCP-P-0042."""
    return f"BSRCP-P-{number:04d}"


class Practice(ClusterableModel):
    """One practice; its pages tell of it in each language under the same identifier."""

    pid = models.CharField(_("identifier"), max_length=20, unique=True, editable=False)
    name = models.CharField(
        _("working name"), max_length=120, help_text=_("For the desk; pages have their own titles.")
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    source_language = models.CharField(
        _("first written in"), max_length=5, choices=settings.LANGUAGES, default="en"
    )
    origin = models.CharField(
        _("where it comes from"), max_length=20, choices=Origin, default=Origin.MENTOR
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.BY)
    funding_source = models.CharField(
        _("funding source"), max_length=20, choices=FundingChoice, default=FundingChoice.NETWORK
    )
    is_example = models.BooleanField(
        _("an example, not a report"),
        default=False,
        help_text=_("Drawn from a published plan; nobody there has written it."),
    )

    # --- who -------------------------------------------------------------------------------
    holder = models.CharField(_("holder"), max_length=160)
    partners = models.CharField(_("with whom"), max_length=300, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(
        _("address of the contact"), blank=True, help_text=_("Never printed: messages are relayed.")
    )
    contact_language = models.CharField(
        _("language of the contact"), max_length=5, choices=settings.LANGUAGES, blank=True
    )
    rights_confirmed_by = models.CharField(
        _("who confirmed the rights to words and pictures"), max_length=160, blank=True
    )
    rights_confirmed_at = models.DateTimeField(_("rights confirmed"), null=True, blank=True)

    # --- where -----------------------------------------------------------------------------
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="practices",
        verbose_name=_("municipality"),
    )

    # --- what it is about ------------------------------------------------------------------
    pearls = ParentalManyToManyField(
        Pearl, verbose_name=_("Pearls"), related_name="practices", blank=True
    )
    themes = ParentalManyToManyField(
        Theme, verbose_name=_("themes"), related_name="practices", blank=True
    )
    concepts = ParentalManyToManyField(
        Concept, verbose_name=_("concepts"), related_name="practices", blank=True
    )

    # --- how long, how much ----------------------------------------------------------------
    began_on = models.DateField(_("began"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    one_off_cost = models.CharField(
        _("cost, once"), max_length=20, choices=CostBand, blank=True, help_text=_("Empty: unknown.")
    )
    yearly_cost = models.CharField(_("cost a year"), max_length=20, choices=CostBand, blank=True)
    staff_hours = models.CharField(
        _("hours of staff a month"), max_length=20, choices=HoursBand, blank=True
    )
    volunteers = models.PositiveIntegerField(_("volunteers"), null=True, blank=True)
    who_paid = models.CharField(_("who paid"), max_length=160, blank=True)
    total_cost = models.PositiveIntegerField(
        _("what it cost altogether, in euros"), null=True, blank=True
    )
    participants = models.PositiveIntegerField(_("people who took part"), null=True, blank=True)
    meetings = models.PositiveIntegerField(_("number of meetings"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("months it took"), null=True, blank=True)
    how_counted = models.CharField(_("how this was counted"), max_length=200, blank=True)

    # --- whether it still runs -------------------------------------------------------------
    running = models.CharField(_("does it run"), max_length=20, choices=Running, blank=True)
    stopped_because = models.CharField(_("why it stopped"), max_length=300, blank=True)
    confirmed_on = models.DateField(_("last confirmed"), null=True, blank=True)
    confirmed_by = models.CharField(_("by whom"), max_length=160, blank=True)
    published_on = models.DateField(_("first published"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_because = models.CharField(max_length=300, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("practice")
        verbose_name_plural = _("practices")
        ordering = ["pid"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(running="stopped") | ~models.Q(stopped_because=""),
                name="practices_whoever_stops_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(participants__isnull=True) | ~models.Q(how_counted=""),
                name="practices_who_counts_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pid} {self.name}"

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.running == Running.STOPPED and not self.stopped_because.strip():
            errors["stopped_because"] = _("Please say why it stopped: others learn from it.")
        if self.participants is not None and not self.how_counted.strip():
            errors["how_counted"] = _("Please say how the people were counted.")
        if self.began_on and self.ended_on and self.ended_on < self.began_on:
            errors["ended_on"] = _("It ended before it began.")
        if errors:
            raise ValidationError(errors)

    def concepts_of(self, vocabulary: Vocabulary) -> list[Concept]:
        """Return its concepts of one vocabulary, from what is prefetched where it is."""
        return [concept for concept in self.concepts.all() if concept.vocabulary == vocabulary]

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
