"""British dates and numbers for the English site: 24 May 2024, not May 24, 2024.

Times are those of the region's clocks, 18:00, as everywhere on the site.
"""

from django.conf.locale.en_GB.formats import *  # noqa: F403

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
