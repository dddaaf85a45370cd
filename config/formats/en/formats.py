"""British dates and numbers for the English site: 24 May 2024, not May 24, 2024."""

from django.conf.locale.en_GB.formats import *  # noqa: F403

DATE_FORMAT = "j F Y"
