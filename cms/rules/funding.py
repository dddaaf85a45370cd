"""Which funder's marking an item carries (rules VIS-01 and VIS-15)."""

from enum import StrEnum


class Funding(StrEnum):
    INTERREG = "interreg_c004"
    NETWORK = "network"
    MUNICIPALITY = "municipality"
    RESCOM = "rescom"
    MIXED = "mixed"


EU_FUNDED = frozenset({Funding.INTERREG, Funding.MIXED})

# Only strings seen in an official source are shown; every other language shows the English one.
STATEMENTS = {
    "en": "Co-funded by the European Union",
    "de": "Kofinanziert von der Europäischen Union",
}


def shows_eu_emblem(sources: set[str]) -> bool:
    """Say whether a page with items of these funding sources carries emblem and statement."""
    return any(source in EU_FUNDED for source in sources)


def statement_in(language: str) -> tuple[str, str]:
    """Return (statement, its language): verified in `language`, else the English one."""
    if language in STATEMENTS:
        return STATEMENTS[language], language
    return STATEMENTS["en"], "en"
