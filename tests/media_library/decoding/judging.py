"""Handing the corpora in one by one, and what came of it in figures."""

import subprocess
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from media_library.decoding import photos
from media_library.decoding.isolation import MIB, Ran, run_isolated
from media_library.decoding.kinds import Sort
from media_library.decoding.photos import PhotoFacts, inspect_photo, kind_of, make_master_file
from media_library.decoding.refused import FileRefused
from tests.peers.corpora import Sample
from tests.peers.processes import shared_tool


@dataclass
class Figures:
    """What came of many files; `wrong` names each that was answered wrongly."""

    files: int = 0
    opened: int = 0
    valid: int = 0
    accepted_valid: int = 0
    crashes: int = 0
    hangs: int = 0
    longest_seconds: float = 0.0  # of CPU: a busy machine must not fail a file
    most_bytes: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def line(self) -> str:
        return (
            f"{self.files} files, {self.opened} opened in a child, {self.crashes} crashes, "
            f"{self.hangs} hangs, {self.longest_seconds:.1f} CPU s at most, "
            f"{self.most_bytes // MIB} MiB at most, {self.accepted_valid} of {self.valid} valid "
            f"pictures accepted, refused: {dict(self.refused)}"
        )


def hand_in(given: Iterable[Sample], *, masters: Path) -> Figures:
    """Inspect each file and make its master in `masters`, as the pipeline does."""
    figures, ran = Figures(), []

    def noted(*arguments, **options) -> Ran:
        ran.append(run_isolated(*arguments, **options))
        return ran[-1]

    with patch.object(photos, "run_isolated", noted):
        for number, one in enumerate(given):
            ran.clear()
            came = _came_of(one, masters / f"{number:04}")
            _count(figures, one, came, ran)
    return figures


def _came_of(one: Sample, master: Path) -> PhotoFacts | str | None:
    """Return the facts, the code of the refusal, or None for a video, which others judge."""
    if kind_of(one.path).sort is Sort.VIDEO:
        return None
    try:
        facts = inspect_photo(one.path, least_side=1)
        made = make_master_file(one.path, into=master, least_side=1)
    except FileRefused as refused:
        return refused.refusal.code
    is_wide = facts.upright[0] > facts.upright[1]
    return facts if is_wide == (made.width > made.height) else "turned on its side"


def _count(figures: Figures, one: Sample, came: PhotoFacts | str | None, ran: list[Ran]) -> None:
    figures.files += 1
    figures.opened += bool(ran)
    figures.crashes += sum(run.ended in {"killed", "failed"} for run in ran)
    figures.hangs += sum(run.ended == "out-of-time" for run in ran)
    figures.longest_seconds = max(figures.longest_seconds, sum(run.cpu_seconds for run in ran))
    figures.most_bytes = max([figures.most_bytes, *(run.peak_bytes for run in ran)])
    if came is None:
        return
    is_accepted = isinstance(came, PhotoFacts)
    figures.valid += one.expected == "accept"
    figures.accepted_valid += one.expected == "accept" and is_accepted
    if isinstance(came, str):
        figures.refused[came] += 1
    if one.expected in {"accept", "refuse"} and is_accepted != (one.expected == "accept"):
        figures.wrong.append(f"{one.name}: {came if isinstance(came, str) else 'accepted'}")


def judged(folder: Path) -> tuple[int, str]:
    """Ask ExifTool what the files of `folder` still tell: 0 nothing, 1 something; and its words."""
    judge = [str(shared_tool("gps-judge.sh")), str(folder)]
    said = subprocess.run(judge, check=False, capture_output=True, text=True)
    return said.returncode, said.stdout + said.stderr
