"""Modules say what lives in them, carry no empty names, and name no path of one machine."""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.floors import FLOOR, ROOT

# A thing with such a name is a word missing from the house, or should not exist.
EMPTY_WORDS = {"utils", "helpers", "common", "core", "misc", "services", "managers"}
NOT_OURS = {"node_modules", "var", "__pycache__"}
_BINARY = {".png", ".jpg", ".ico", ".mo", ".woff2", ".webp", ".avif", ".sqlite3", ".gz"}
# Folders in which somebody builds or works; written so that this line is not found itself.
_OF_ONE_MACHINE = re.compile(r"(?<![\w./$}])/(?:work|root|Users/\w+)/[\w.]")
_SCRATCH = re.compile(r"(?<![\w./$}])/tmp/[\w.]")


def files() -> Iterator[Path]:
    """Walk over everything that belongs to the repository, hidden folders but .ci left out."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name not in NOT_OURS and (not name.startswith(".") or name == ".ci")
        ]
        yield from (Path(folder) / name for name in names)


def modules() -> list[Path]:
    return sorted(
        path for path in files() if path.suffix == ".py" and path.parent.name != "migrations"
    )


def why_not_well_opened(source: str) -> str | None:
    """Say what the opening of a module lacks, None if it is one sentence (more may follow it)."""
    words = ast.get_docstring(ast.parse(source))
    if words is None:
        return "has no docstring"
    opening = words.partition("\n\n")[0].strip()
    if not opening.endswith((".", ":", "?")):
        return "does not open with a sentence"
    return None


def test_every_module_opens_with_a_sentence() -> None:
    assert len(modules()) > 200
    faults = {
        path.relative_to(ROOT).as_posix(): why
        for path in modules()
        if (why := why_not_well_opened(path.read_text()))
    }
    assert faults == {}


def test_a_module_without_a_sentence_is_seen() -> None:
    assert why_not_well_opened("import os\n") == "has no docstring"
    assert why_not_well_opened('"""Things"""\n') == "does not open with a sentence"
    assert why_not_well_opened('"""What lives here.\n\nAnd why"""\n') is None


def test_no_module_of_the_house_has_an_empty_name() -> None:
    names = [
        path.relative_to(ROOT).as_posix()
        for path in modules()
        if path.relative_to(ROOT).parts[0] in FLOOR
        and EMPTY_WORDS & {path.stem, *path.relative_to(ROOT).parts[:-1]}
    ]
    assert names == []


def test_no_file_names_a_path_of_one_machine() -> None:
    faults = []
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in _BINARY or path == Path(__file__):
            continue
        text = path.read_text(errors="ignore")
        # In containers and units a scratch folder is part of the description.
        if _OF_ONE_MACHINE.search(text) or (
            not name.startswith("deploy/") and _SCRATCH.search(text)
        ):
            faults.append(name)
    assert faults == []


def test_a_path_of_one_machine_is_seen() -> None:
    assert _OF_ONE_MACHINE.search("see /" + "root/notes.txt")
    assert _OF_ONE_MACHINE.search('open("/Users/anna/x")')
    assert _SCRATCH.search("log in /tmp/run.log")
    assert not _OF_ONE_MACHINE.search("https://example.org/" + "work/12")
