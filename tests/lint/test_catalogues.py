"""The check of the message catalogues sees what it is there for."""

from pathlib import Path

import pytest

from tests.lint.catalogues import PLURAL_FORMS, complaints

PLURALS = {
    "lt": "nplurals=4; plural=0;",
    "lv": "nplurals=3; plural=0;",
    "pl": "nplurals=4; plural=0;",
}
WHOLE = """
#: templates/components/card.html
msgid "Hello %(name)s"
msgstr "Hej %(name)s"
"""


def write(folder: Path, language: str, entries: str) -> None:
    path = folder / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    plural = PLURALS.get(language, "nplurals=2; plural=(n != 1);")
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    path.write_text(f'{head}"Plural-Forms: {plural}\\n"\n{entries}')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language in PLURAL_FORMS:
        write(tmp_path, language, WHOLE)
    return tmp_path


def test_whole_catalogues_pass(folder: Path) -> None:
    assert complaints(folder) == []


def test_a_missing_catalogue_is_seen(folder: Path) -> None:
    (folder / "sv" / "LC_MESSAGES" / "django.po").unlink()
    assert complaints(folder) == ["sv: there is no catalogue"]


@pytest.mark.parametrize(
    ("entries", "complaint"),
    [
        ('#: cms/views.py\nmsgid "Yes"\nmsgstr ""\n', "'Yes' is not translated"),
        ('msgid "Yes"\nmsgstr ""\n', "'Yes' is not translated"),
        ('#: cms/views.py\n#, fuzzy\nmsgid "Yes"\nmsgstr "Ja"\n', "'Yes' is marked fuzzy"),
        (
            '#: cms/views.py cms/viewsets.py\nmsgid "Yes"\nmsgstr ""\n',
            "'Yes' is not translated",
        ),
        (
            '#: cms/views.py\nmsgid "%(a)s of {b}"\nmsgstr "%(b)s af {b}"\n',
            "'%(a)s of {b}' has other placeholders in its translation: '%(b)s af {b}'",
        ),
        (
            '#: x.py\nmsgid "%(n)s day"\nmsgid_plural "%(n)s days"\n'
            'msgstr[0] "%(n)s dag"\nmsgstr[1] ""\n',
            "'%(n)s day' is not translated",
        ),
        (
            '#: x.py\nmsgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s dag"\n',
            "'%(n)s day' has 1 plural forms of 2",
        ),
        (
            '#: x.py\nmsgid "%(n)s day"\nmsgid_plural "%(n)s days"\n'
            'msgstr[0] "en dag"\nmsgstr[1] "dage"\n',
            "'%(n)s day' has other placeholders in its translation: 'dage'",
        ),
    ],
)
def test_a_fault_in_a_public_text_is_seen(folder: Path, entries: str, complaint: str) -> None:
    write(folder, "da", WHOLE + "\n" + entries)
    assert complaints(folder) == [f"da: {complaint}"]


@pytest.mark.parametrize(
    "source",
    [
        "campaigns/desk/forms.py",
        "templates/campaigns/desk/post.html",
        "cms/wagtail_hooks.py",
        "cms/models/pearls.py",
        "media_library/models.py",
        "cms/blocks/people.py",
        "outbox/management/commands/deliver_due.py",
    ],
)
def test_what_only_editors_see_may_stay_english(folder: Path, source: str) -> None:
    write(folder, "da", f'{WHOLE}\n#: {source}\nmsgid "Yes"\nmsgstr ""\n')
    assert complaints(folder) == []


def test_in_latvian_the_first_form_keeps_its_number(folder: Path) -> None:
    """There it also means 21, 31, …; in Danish it means one."""
    forms = '#: x.py\nmsgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "viena diena"\n'
    rest = "".join(f'msgstr[{number}] "%(n)s dienas"\n' for number in (1, 2))
    write(folder, "lv", f"{WHOLE}\n{forms}{rest}")
    assert complaints(folder) == [
        "lv: '%(n)s day' has other placeholders in its translation: 'viena diena'"
    ]


def test_a_header_that_counts_wrongly_is_seen(folder: Path) -> None:
    path = folder / "pl" / "LC_MESSAGES" / "django.po"
    path.write_text(path.read_text().replace("nplurals=4", "nplurals=2"))
    assert complaints(folder) == ["pl: the header Plural-Forms is missing or counts wrongly"]
