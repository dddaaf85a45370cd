"""What ceremonies are called: their kinds, ways to attend and statuses, as readers see them."""

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


CALLED_OFF = (Status.POSTPONED, Status.CANCELLED)
NOT_HAPPENING = (*CALLED_OFF, Status.HELD)
