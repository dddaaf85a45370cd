"""What ceremonies are called, as readers see them: kinds, ways to attend, statuses, who comes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    LOCAL = "local", _("Local title ceremony")
    INTERNATIONAL = "international", _("International ceremony")


class Mode(models.TextChoices):
    ON_SITE = "on-site", _("On site")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("On site and online")


class Status(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("ceremony", "Planned")
    CONFIRMED = "confirmed", pgettext_lazy("ceremony", "Confirmed")
    POSTPONED = "postponed", pgettext_lazy("ceremony", "Postponed")
    RESCHEDULED = "rescheduled", pgettext_lazy("ceremony", "Rescheduled")
    MOVED_ONLINE = "moved-online", pgettext_lazy("ceremony", "Moved online")
    CANCELLED = "cancelled", pgettext_lazy("ceremony", "Cancelled")
    HELD = "held", pgettext_lazy("ceremony", "Held")


class OrganisationType(models.TextChoices):
    """For whom people come; reports to the funder count by it (eu-visibility, section 6)."""

    MUNICIPALITY = "municipality", _("Municipality")
    REGION = "region", _("Region or state")
    CULTURE = "culture", _("Cultural institution")
    ASSOCIATION = "association", _("Association or foundation")
    EDUCATION = "education", _("School, university or research")
    BUSINESS = "business", _("Business")
    PRIVATE = "private", _("Nobody: I come as a private person")


class Indicator(models.TextChoices):
    """Indicators that exclude each other for one event (Interreg guidance; codes of 2021-2027)."""

    EVENTS = "RCO115", _("RCO115: public events across borders jointly organised")
    PARTICIPATIONS = "RCO81", _("RCO81: participations in joint actions across borders")


CALLED_OFF = (Status.POSTPONED, Status.CANCELLED)
NOT_HAPPENING = (*CALLED_OFF, Status.HELD)
