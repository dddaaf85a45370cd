"""Estonian dates with a time, which Django lacks and would print as American ones."""

from django.conf.locale.et.formats import *  # noqa: F403

DATETIME_FORMAT = "j. F Y, G:i"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y G:i"
