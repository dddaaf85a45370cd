"""Who adapted a practice: proposed by any municipality, counted when both sides have confirmed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.public import Municipality
from practices.models.choices import AdaptationState
from practices.models.practice import Practice


class Adaptation(models.Model):
    """One municipality's "we adapted it", in its own words."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="adaptations")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="adaptations", verbose_name=_("municipality")
    )
    # Where the adaptation has become a practice of its own: the tree goes on from there.
    adapted_as = models.ForeignKey(
        Practice,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="adapted_from",
        verbose_name=_("its own record"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    kept = models.TextField(_("what was kept"), max_length=600)
    changed = models.TextField(_("what was changed"), max_length=600)
    result = models.TextField(_("what came of it"), max_length=600, blank=True)
    evidence_url = models.URLField(_("address of evidence"), max_length=500, blank=True)
    proposed_by_name = models.CharField(_("who says so"), max_length=120)
    proposed_by_email = models.EmailField(_("their address"))
    state = models.CharField(
        _("state"), max_length=20, choices=AdaptationState, default=AdaptationState.DRAFT
    )
    confirmed_by_adapter_at = models.DateTimeField(null=True, editable=False)
    confirmed_by_holder_at = models.DateTimeField(null=True, editable=False)
    disputed_because = models.CharField(max_length=300, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        help_text="The officer who settled a dispute, if one had to",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("adaptation")
        verbose_name_plural = _("adaptations")
        ordering = ["year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="confirmed")
                | models.Q(
                    confirmed_by_adapter_at__isnull=False, confirmed_by_holder_at__isnull=False
                ),
                name="practices_adaptation_counts_when_both_said_so",
            ),
            models.UniqueConstraint(
                fields=["practice", "municipality"],
                condition=models.Q(state__in=["proposed", "confirmed", "disputed"]),
                name="practices_one_adaptation_a_town",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practice_id} · {self.municipality_id} · {self.year}"
