"""The days on which whole countries are shut, by the tables of the `holidays` library.

Names are in English, the one language that planners of all twelve organisations share: somebody in
Lübeck must know what closes in Rīga. Only what holds in a whole country is listed; a single
Land's days are added by hand.
"""

import re
from collections.abc import Iterable
from datetime import date

from holidays import PUBLIC, country_holidays
from holidays.constants import DE_FACTO

NAMES_IN = "en_US"
# "Day off (substituted from 01/17/2026)", which nobody here reads as the 17th of January.
_AMERICAN_DATE = re.compile(r"\b(\d\d)/(\d\d)/(\d{4})\b")
# In Sweden the eves of midsummer, Christmas and New Year are no holidays in law, and kept by all;
# its law makes every Sunday one, which the library must not (and by default does not) list.
CATEGORIES = {"SE": (PUBLIC, DE_FACTO)}


def public_holidays(*, country: str, years: Iterable[int]) -> dict[date, str]:
    """Return the name of each public holiday of a country, by its day.

    Raises NotImplementedError for a country that the library does not know.
    """
    listed = country_holidays(
        country,
        years=list(years),
        language=NAMES_IN,
        categories=CATEGORIES.get(country, (PUBLIC,)),
    )
    return {on: _AMERICAN_DATE.sub(r"\3-\1-\2", name) for on, name in listed.items()}
