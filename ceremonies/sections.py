"""Ceremonies on a Pearl's page."""

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ceremonies.listing import ceremonies_for
from cms.public import Section, register_section


@register_section
def ceremonies_of_pearl(pearl_id: int, language: str) -> Section | None:
    pages = ceremonies_for(language=language).filter(ceremony__pearls=pearl_id)
    cards = tuple(mark_safe(page.compiled.card) for page in pages)  # noqa: S308  compiled by us
    return Section(heading=_("Ceremonies"), cards=cards)
