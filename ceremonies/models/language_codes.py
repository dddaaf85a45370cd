"""Several languages in one field: codes that an editor types."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _


def codes_in(typed: str) -> list[str]:
    """Return the language codes, each once, in the order in which they were typed."""
    return list(dict.fromkeys(code for code in re.split(r"[\s,;]+", typed.lower()) if code))


def validate_codes(typed: str) -> None:
    """Raise ValidationError for a code that is none of the site's languages."""
    known = dict(settings.LANGUAGES)
    if wrong := [code for code in codes_in(typed) if code not in known]:
        raise ValidationError(
            _("Not a language of this site: %(codes)s. Known: %(known)s.")
            % {"codes": ", ".join(wrong), "known": ", ".join(known)}
        )


def names_of(codes: list[str]) -> str:
    """Return the languages in their own words: "latviešu, English"."""
    return ", ".join(str(get_language_info(code)["name_local"]) for code in codes)
