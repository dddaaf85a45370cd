"""The shared test files: real photos, damaged ones, and those that crashed somebody's decoder."""

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.peers.shared import shared

_SEED = 20261121


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One file; `expected` is accept, refuse or either, by the corpora's own list."""

    path: Path
    name: str
    group: str
    expected: str
    has_gps: bool
    orientation: int | None


def samples() -> list[Sample]:
    """List every file of the corpora but the texts, or fail the test by naming what is missing."""
    folder = shared() / "corpora"
    manifest = folder / "manifest.tsv"
    if not manifest.is_file():
        pytest.fail(
            f"the corpora are missing: expected {manifest}. "
            "Set SHARED_DIR to the folder that holds corpora/."
        )
    with manifest.open(encoding="utf-8", newline="") as rows:
        return [
            Sample(
                path=folder / row["path"],
                name=row["path"],
                group=row["group"],
                expected=row["expected"],
                has_gps=row["has_gps"] == "yes",
                orientation=int(row["orientation"]) if row["orientation"].isdigit() else None,
            )
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row["group"] != "text"
        ]


def a_third(everything: Sequence[Sample]) -> list[Sample]:
    """Return the same third every time; all of it is for `make test-services` and the bench."""
    return random.Random(_SEED).sample(list(everything), len(everything) // 3)
