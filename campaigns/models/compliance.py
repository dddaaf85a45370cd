"""What funders ask of posts, as data; and what was found, and waived, for an exact payload."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from campaigns.models.planning import Variant
from campaigns.rules.compliance import ANY_LANGUAGE, Demand
from cms.public import FundingChoice

DEMAND_WORDS = {
    Demand.STATEMENT: _("Say the funder's sentence"),
    Demand.NAME: _("Name this programme or project"),
    Demand.NO_CLAIM: _("Do not say this: there was no such funding"),
    Demand.ALT_TEXT: _("Say what every picture shows"),
    Demand.RIGHTS: _("Rights and consent on the day of sending"),
    Demand.REUSE: _("The EU may use every picture again"),
    Demand.EMBLEM: _("Show the emblem on every picture"),
    Demand.NO_SECRET: _("No name that is under embargo"),
}

ASKS_FOR_WORDS = frozenset({Demand.STATEMENT, Demand.NAME, Demand.NO_CLAIM})


class RuleSet(ClusterableModel):
    """What one funder asks of every post about what it pays for, from a day on."""

    funding = models.CharField(_("funding source"), max_length=20, choices=FundingChoice)
    name = models.CharField(_("name"), max_length=120)
    valid_from = models.DateField(_("valid from"))
    source = models.TextField(
        _("source"), max_length=600, blank=True, help_text=_("Where these rules are written.")
    )

    panels = [
        FieldRowPanel([FieldPanel("funding"), FieldPanel("valid_from")]),
        FieldPanel("name"),
        FieldPanel("source"),
        InlinePanel("rules", heading=_("Rules"), label=_("Rule"), min_num=1),
    ]

    class Meta:
        verbose_name = _("funder's rules")
        verbose_name_plural = _("funders' rules")
        ordering = ["funding", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["funding", "valid_from"],
                name="campaigns_one_rule_set_a_day",
                violation_error_message=_("There are rules of this funder from that day already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.valid_from:%Y-%m-%d})"


class FunderRule(models.Model):
    """One wording of one rule; rows with the same key are one rule in several languages."""

    rule_set = ParentalKey(RuleSet, on_delete=models.CASCADE, related_name="rules")
    key = models.SlugField(
        _("short name"), max_length=40, help_text=_("The same for all wordings of one rule.")
    )
    demand = models.CharField(
        _("asks to"),
        max_length=20,
        choices=[(str(one), word) for one, word in DEMAND_WORDS.items()],
    )
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=[(ANY_LANGUAGE, _("Every language")), *settings.LANGUAGES],
        default=ANY_LANGUAGE,
    )
    wording = models.CharField(
        _("words"),
        max_length=200,
        blank=True,
        help_text=_("As an official source has them. A language without words takes the English."),
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "key", "language"], name="campaigns_one_wording_each"
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def clean(self) -> None:
        if self.demand in ASKS_FOR_WORDS and not self.wording.strip():
            raise ValidationError({"wording": _("Please say which words this rule is about.")})


class ComplianceCheck(models.Model):
    """Evidence, append-only: what every rule found about the payload with this hash."""

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="compliance_checks")
    payload_hash = models.CharField(max_length=64)
    rule_set = models.CharField(max_length=160, help_text="Name and day, as they were")
    findings = models.JSONField()
    sent_on = models.DateField(help_text="The day of sending that rights were asked for")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.variant_id}: {self.rule_set}"


class Waiver(models.Model):
    """Somebody's word that one rule need not be kept by exactly this payload."""

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="waivers")
    payload_hash = models.CharField(max_length=64)
    rule = models.SlugField(max_length=40)
    reason = models.TextField(_("reason"), max_length=600)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["variant", "payload_hash", "rule"], name="campaigns_one_waiver_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.variant_id}"
