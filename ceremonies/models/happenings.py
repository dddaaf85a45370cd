"""What is the same about a ceremony in every language: its season, when, where, and whether."""

import uuid
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from accounts.models import Organisation
from ceremonies.models.choices import CALLED_OFF, NOT_HAPPENING, Indicator, Kind, Mode, Status
from ceremonies.rules.changes import Facts
from cms.public import Pearl, TitleYear


class Ceremony(ClusterableModel):
    """One ceremony of a season (a title year); its pages tell of it in each language."""

    name = models.CharField(
        _("working name"), max_length=120, help_text=_("For the desk; pages have their own titles.")
    )
    season = models.ForeignKey(
        TitleYear, models.PROTECT, related_name="ceremonies", verbose_name=_("season")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="ceremonies", verbose_name=_("host")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.LOCAL)
    pearls = models.ManyToManyField(
        Pearl, verbose_name=_("Pearls"), related_name="ceremonies", blank=True
    )
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.PLANNED)
    mode = models.CharField(_("how to attend"), max_length=20, choices=Mode, default=Mode.ON_SITE)
    starts_at = models.DateTimeField(_("begins"), help_text=_("In your own time zone."))
    ends_at = models.DateTimeField(_("ends"))
    doors_open_at = models.DateTimeField(_("doors open"))
    zone = models.CharField(
        _("time zone of the place"), max_length=40, help_text=_("For example Europe/Riga.")
    )
    previous_starts_at = models.DateTimeField(null=True, editable=False)
    street_address = models.CharField(_("address"), max_length=240, blank=True)
    is_step_free = models.BooleanField(_("step-free"), default=False)
    has_hearing_loop = models.BooleanField(_("hearing loop"), default=False)
    host_organiser = models.CharField(
        _("organiser of the event it is part of"),
        max_length=160,
        blank=True,
        help_text=_("Empty where it stands alone; the event's name is on each page."),
    )
    handed_over_by = models.CharField(_("who hands the title over"), max_length=160, blank=True)
    received_by = models.CharField(_("who receives the title"), max_length=160, blank=True)
    recording_url = models.URLField(_("address of the recording"), blank=True)
    registration_opens_at = models.DateTimeField(
        _("registration opens"), null=True, blank=True, help_text=_("Empty: not yet.")
    )
    calendar_uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)
    untold = models.JSONField(
        null=True, editable=False, help_text="The facts as guests know them, where they changed"
    )
    indicator = models.CharField(
        _("indicator of the funder"),
        max_length=10,
        choices=Indicator,
        blank=True,
        help_text=_(
            "One at most counts for one event. To be checked against the programme manual."
        ),
    )
    indicator_reason = models.TextField(_("why this indicator"), blank=True)
    counted_at = models.DateTimeField(
        null=True, editable=False, help_text="When the facts of attendance were written down"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("ceremony")
        verbose_name_plural = _("ceremonies")
        ordering = ["-starts_at"]
        permissions = [("see_needs", "Can see what guests need")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at"))
                & models.Q(doors_open_at__lte=models.F("starts_at")),
                name="ceremonies_doors_then_start_then_end",
            ),
            models.CheckConstraint(
                condition=models.Q(indicator="") | ~models.Q(indicator_reason=""),
                name="ceremonies_an_indicator_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.zone and self.zone not in available_timezones():
            errors["zone"] = _("This time zone is not known. Use a name such as Europe/Riga.")
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = _("The end lies before the beginning.")
        if self.starts_at and self.doors_open_at and self.doors_open_at > self.starts_at:
            errors["doors_open_at"] = _("The doors open after the beginning.")
        if self.indicator and not self.indicator_reason.strip():
            errors["indicator_reason"] = _("Please say why this indicator counts here.")
        if errors:
            raise ValidationError(errors)

    @property
    def is_happening(self) -> bool:
        """Whether people can still look forward to it, as far as its status says."""
        return self.status not in NOT_HAPPENING

    @property
    def is_called_off(self) -> bool:
        """Whether there is no date any more on which it would happen."""
        return self.status in CALLED_OFF

    @property
    def facts(self) -> Facts:
        """What calendars and guests must hear of when it changes."""
        return Facts(
            status=self.status,
            mode=self.mode,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            zone=self.zone,
            street_address=self.street_address,
        )
