"""The import contracts of pyproject.toml are kept, and each of them can break."""

import re
import shutil
from pathlib import Path

import pytest

from tests.architecture.floors import FLOOR, ROOT
from tests.lint.programs import output_of

# One trespass for each contract, by the name of the contract.
TRESPASSES = {
    "Imports point down the floors only": ("outbox/climbs.py", "import cms.public\n"),
    "A package is entered through its public.py": (
        "campaigns/through_the_window.py",
        "import cms.models.pearls\n",
    ),
    "Rules are plain Python": ("campaigns/rules/with_django.py", "import django.db\n"),
    "Actions do not know Celery": ("outbox/actions/queueing.py", "import celery\n"),
    "Channels do not know the database": (
        "campaigns/channels/with_models.py",
        "import campaigns.models\n",
    ),
}


def verdicts(folder: Path) -> dict[str, str]:
    """Return KEPT or BROKEN for each contract, as import-linter finds it in `folder`."""
    _status, lines = output_of(
        ["env", "--chdir", str(folder), "lint-imports", "--no-cache"],
        env={"PYTHONPATH": str(folder)},
    )
    found = [re.match(r"(.+?) (KEPT|BROKEN)\b", line) for line in lines]
    return {match[1]: match[2] for match in found if match}


@pytest.fixture
def copy_of_the_house(tmp_path: Path) -> Path:
    for package in FLOOR:
        shutil.copytree(
            ROOT / package,
            tmp_path / package,
            ignore=lambda folder, names: [
                name
                for name in names
                if not name.endswith(".py") and not (Path(folder) / name).is_dir()
            ],
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept() -> None:
    assert verdicts(ROOT) == dict.fromkeys(TRESPASSES, "KEPT")


def test_every_contract_breaks_at_its_trespass(copy_of_the_house: Path) -> None:
    for path, text in TRESPASSES.values():
        (copy_of_the_house / path).write_text(text)
    assert verdicts(copy_of_the_house) == dict.fromkeys(TRESPASSES, "BROKEN")
