"""Pools of places: seats on site and online, wheelchair places, headsets, sign-language seats."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from ceremonies.models.happenings import Ceremony
from ceremonies.rules.seats import Tally


class Pool(models.Model):
    """So many places of one kind; its row's lock is the queue at which all changes stand.

    `taken` and `waiting` are places, kept equal to the sums over live claims and invitations by
    `ceremonies.actions.seating` alone; the constraints are the last guard.
    """

    class Kind(models.TextChoices):
        ON_SITE = "on-site", _("On site")
        ONLINE = "online", _("Online")
        WHEELCHAIR = "wheelchair", _("Wheelchair place")
        HEADSET = "headset", _("Headset for interpretation")
        SIGN_LANGUAGE = "sign-language", _("Seat with a view of the sign language interpreter")

    ceremony = models.ForeignKey(Ceremony, models.CASCADE, related_name="pools")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    language = models.CharField(
        _("language"), max_length=12, blank=True, choices=settings.LANGUAGES
    )
    cap = models.PositiveIntegerField(
        _("places"), null=True, blank=True, help_text=_("Empty: without a limit.")
    )
    taken = models.PositiveIntegerField(default=0, editable=False)
    waiting = models.PositiveIntegerField(default=0, editable=False)
    last_number = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("pool of places")
        verbose_name_plural = _("pools of places")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ceremony", "kind", "language"], name="ceremonies_one_pool_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(cap=None) | Q(taken__lte=F("cap")),
                name="ceremonies_no_more_taken_than_there_are",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.language_name}".strip()

    @property
    def is_main(self) -> bool:
        """Whether a place in it lets somebody attend, rather than helps them to."""
        return self.kind in MAIN_KINDS

    @property
    def language_name(self) -> str:
        """The language that is interpreted into, in its own words; "" for other kinds."""
        return str(get_language_info(self.language)["name_local"]) if self.language else ""

    @property
    def tally(self) -> Tally:
        return Tally(cap=self.cap, taken=self.taken, waiting=self.waiting)


MAIN_KINDS = (Pool.Kind.ON_SITE, Pool.Kind.ONLINE)
