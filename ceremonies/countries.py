"""Countries that guests come from: those around the Baltic Sea by name, all others as one."""

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext as _

AROUND_THE_SEA = ("DK", "EE", "FI", "DE", "LV", "LT", "NO", "PL", "SE")
ELSEWHERE = "ZZ"  # ISO 3166-1: for users' own use


def country_words(code: str) -> str:
    """Return the name of a country in the active language, "" for none."""
    if code == ELSEWHERE:
        return _("Another country")
    territories = Locale.parse(get_language() or "en", sep="-").territories
    return str(territories.get(code, code))


def country_choices() -> list[tuple[str, str]]:
    """Return (code, name), by name; another country comes last."""
    named = sorted(((code, country_words(code)) for code in AROUND_THE_SEA), key=lambda one: one[1])
    return [*named, (ELSEWHERE, country_words(ELSEWHERE))]
