"""Practices on a Pearl's page."""

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from cms.public import Section, register_section
from practices.listing import practices_for


@register_section
def practices_of_pearl(pearl_id: int, language: str) -> Section | None:
    pages = practices_for(language=language).filter(pearls=pearl_id)
    cards = tuple(mark_safe(page.compiled.card) for page in pages)  # noqa: S308  compiled by us
    return Section(heading=_("Practices"), cards=cards)
