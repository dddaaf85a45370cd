"""What every template knows: the reader's language, the menu and the language switch."""

from django.http import HttpRequest
from django.utils.translation import get_language

from cms.reading import Reading


def reading(request: HttpRequest) -> dict[str, object]:
    """Offer a page-less Reading; a page's own context replaces it. Costs nothing until asked."""
    return {"reading": Reading(page=None, request=request, language=get_language() or "en")}
