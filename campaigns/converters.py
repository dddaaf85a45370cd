"""The language part of an address."""

from django.conf import settings


class LanguageConverter:
    """Matches the code of a language of the site."""

    regex = "|".join(code for code, _name in settings.LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
