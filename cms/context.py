"""What every template knows: the reader's language, the menu and the language switch."""

from django.http import HttpRequest
from django.utils.translation import get_language

from cms.reading import Reading
from cms.rules.funding import statement_in


def reading(request: HttpRequest) -> dict[str, object]:
    """Offer a page-less Reading; a page's own context replaces it. Costs nothing until asked."""
    language = get_language() or "en"
    statement, statement_language = statement_in(language)
    return {
        "reading": Reading(page=None, request=request, language=language),
        # Forms and lists are part of the co-funded site itself; a page's own funding source
        # decides for the page (VIS-01, VIS-15).
        "shows_eu_emblem": True,
        "eu_statement": statement,
        "eu_statement_language": statement_language,
    }
