"""Message catalogues: every text that the public can see exists in every language."""

import re
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

import polib

from tests.lint.programs import ROOT, Complaints

# How many plural forms each language has, as gettext counts them. Django's own catalogues count
# a form for fractions in Lithuanian and Polish, which is as right.
PLURAL_FORMS = {
    "da": {2},
    "de": {2},
    "et": {2},
    "fi": {2},
    "lt": {3, 4},
    "lv": {3},
    "pl": {3, 4},
    "sv": {2},
}
# In these languages the first form means exactly one, so that it may leave the number out.
FIRST_FORM_IS_ONE = {"da", "de", "et", "fi", "pl", "sv"}
# Only editors and operators meet texts of these places; they may stay English.
EDITORS_ONLY = (
    "campaigns/desk/*",
    "ceremonies/desk/*",
    "templates/ceremonies/desk/*",
    "templates/campaigns/desk/*",
    "media_library/desk/*",
    "templates/media_library/desk/*",
    "media_library/films/block.py",
    "media_library/photos/forms.py",
    "media_library/rights/wording.py",
    "cms/page_form.py",
    "campaigns/sentences/*",
    "campaigns/wording.py",
    "campaigns/clashing.py",
    "campaigns/planfile/*",
    "campaigns/channels/*",
    "cms/reports.py",
    "outbox/*",
    "*/wagtail_hooks.py",
    "*/viewsets.py",
    "*/panels.py",
    "*/models*",
    "*/blocks/*",
    "*/management/*",
)
# Partners, people who are shown and approvers without an account read these, although they stand
# beside editors' words.
SHOWN_TO_PARTNERS = frozenset(
    {
        "campaigns/models/channel_account.py",
        "ceremonies/models/choices.py",
        "media_library/models/assets.py",
        "media_library/models/rights.py",
        "templates/campaigns/desk/parts/preview.html",
    }
)
_PLACEHOLDER = re.compile(r"%\([^)]*\)[sd]|%[sd]|\{[^{}]*\}")


def complaints(folder: Path = ROOT / "locale") -> Complaints:
    """Return what is missing or wrong in the catalogues below `folder`, a line for each."""
    found = []
    for language in PLURAL_FORMS:
        path = folder / language / "LC_MESSAGES" / "django.po"
        if path.is_file():
            found += [f"{language}: {words}" for words in _of_catalogue(language, path)]
        else:
            found.append(f"{language}: there is no catalogue")
    return found


def _of_catalogue(language: str, path: Path) -> Complaints:
    catalogue = polib.pofile(str(path))
    forms = re.match(r"nplurals=(\d+);", catalogue.metadata.get("Plural-Forms", ""))
    if forms is None or int(forms[1]) not in PLURAL_FORMS[language]:
        return ["the header Plural-Forms is missing or counts wrongly"]
    found = []
    for entry in catalogue:
        if entry.obsolete:
            continue
        words = _of_entry(entry, language=language, forms=int(forms[1]))
        found += [f"{entry.msgid[:60]!r} {text}" for text in words]
    return found


def _of_entry(entry: polib.POEntry, *, language: str, forms: int) -> Complaints:
    texts = _texts(entry)
    if not entry.fuzzy and not any(texts.values()) and not is_public(entry):
        return []
    if entry.fuzzy:
        return ["is marked fuzzy"] if is_public(entry) else []
    if entry.msgid_plural and set(texts) != set(range(forms)):
        return [f"has {len(texts)} plural forms of {forms}"]
    if not all(texts.values()):
        return ["is not translated"]
    return [
        f"has other placeholders in its translation: {text[:60]!r}"
        for number, text in texts.items()
        if not _has_right_placeholders(entry, number, text, language)
    ]


def _texts(entry: polib.POEntry) -> dict[int, str]:
    """Return the translations of an entry by number of the plural form; 0 where there is one."""
    if entry.msgid_plural:
        return {int(number): text for number, text in entry.msgstr_plural.items()}
    return {0: entry.msgstr}


def is_public(entry: polib.POEntry) -> bool:
    """Say whether the text occurs anywhere but in the editors' face; without a source it does."""
    sources = [name for name, _line in entry.occurrences]
    return not sources or any(not _is_editors_only(name) for name in sources)


def _is_editors_only(name: str) -> bool:
    return name not in SHOWN_TO_PARTNERS and any(fnmatch(name, pattern) for pattern in EDITORS_ONLY)


def _has_right_placeholders(entry: polib.POEntry, number: int, text: str, language: str) -> bool:
    wanted = _placeholders(entry.msgid_plural or entry.msgid)
    has = _placeholders(text)
    if entry.msgid_plural and number == 0 and language in FIRST_FORM_IS_ONE:
        return not has - wanted
    return has == wanted


def _placeholders(text: str) -> Counter[str]:
    return Counter(_PLACEHOLDER.findall(text))
