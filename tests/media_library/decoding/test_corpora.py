"""Everything that a hostile or merely ordinary world sends: the shared files, one by one."""

import json
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from media_library.decoding import child
from media_library.decoding.isolation import MIB, run_isolated
from media_library.decoding.photos import LIMITS, inspect_photo, make_master_file
from media_library.decoding.refused import FileRefused
from media_library.wording import words_for
from tests.media_library.decoding.judging import hand_in, judged
from tests.peers.corpora import Sample, a_third, samples

_ALL_DECODERS = ["JPEG", "MPO", "PNG", "GIF", "WEBP", "AVIF", "HEIF"]


def held_to_the_rules(given: Sequence[Sample], folder: Path) -> None:
    figures = hand_in(given, masters=folder)
    print(figures.line())  # noqa: T201 - read with pytest -rP
    assert figures.wrong == []
    assert (figures.crashes, figures.hangs) == (0, 0)
    assert figures.accepted_valid == figures.valid > 0
    assert figures.longest_seconds <= 10
    assert figures.most_bytes <= 512 * MIB
    status, words = judged(folder)
    assert status == 0, words
    made = [path.read_bytes() for path in folder.iterdir()]
    assert not [one for one in made if b"Exif\0" in one or b"http://ns.adobe.com/xap" in one]


def test_a_third_of_everything(tmp_path: Path) -> None:
    held_to_the_rules(a_third(samples()), tmp_path)


@pytest.mark.services
def test_everything(tmp_path: Path) -> None:
    everything = samples()
    assert len(everything) == 354
    held_to_the_rules(everything, tmp_path)


def test_the_sources_would_have_told_on_everybody(tmp_path: Path) -> None:
    for number, one in enumerate(one for one in samples() if one.has_gps):
        shutil.copyfile(one.path, tmp_path / str(number))
    status, words = judged(tmp_path)
    assert status == 1
    assert len({line.split("\t")[1] for line in words.splitlines() if line[:4] == "gps\t"}) >= 30


def misnamed(given: Sequence[Sample], folder: Path) -> None:
    """Under whatever name: the answer is the same, a sentence, and never an error of ours."""
    for one in given:
        answers = set()
        for ending in (".mp4", ".jpg", ".heic"):
            path = folder / f"handed-in{ending}"
            shutil.copyfile(one.path, path)
            try:
                answers.add(make_master_file(path, into=folder / "master", least_side=1))
            except FileRefused as refused:
                answers.add(words_for(refused.refusal))
        assert len(answers) == 1, (one.name, answers)


def test_a_wrong_name_changes_nothing(tmp_path: Path) -> None:
    misnamed(a_third([one for one in samples() if one.group == "fuzzed"]), tmp_path)


@pytest.mark.services
def test_no_wrong_name_changes_anything(tmp_path: Path) -> None:
    misnamed([one for one in samples() if one.group in {"fuzzed", "file-type"}], tmp_path)


def forced(given: Sequence[Sample], folder: Path) -> None:
    """Every decoder is offered the file whatever its first bytes say: still nobody falls."""
    for one in given:
        shutil.copyfile(one.path, folder / "source")
        job = {"job": "inspect", "source": "source", "decoders": _ALL_DECODERS, "least_side": 1}
        ran = run_isolated(
            [sys.executable, "-I", child.__file__],
            folder=folder,
            limits=replace(LIMITS, wall_seconds=20.0),
            stdin=json.dumps(job).encode(),
        )
        assert ran.ended == "done", (one.name, ran)
        assert ran.peak_bytes <= 512 * MIB, one.name
        assert json.loads(ran.stdout).keys() & {"facts", "refused"}, one.name


def test_no_first_look_is_needed_to_stay_alive(tmp_path: Path) -> None:
    hostile = [one for one in samples() if one.group in {"fuzzed", "pillow-hostile"}]
    forced(a_third(hostile)[:20], tmp_path)


@pytest.mark.services
def test_no_first_look_is_needed_for_any_of_them(tmp_path: Path) -> None:
    forced([one for one in samples() if one.group in {"fuzzed", "pillow-hostile"}], tmp_path)


def cut_short(given: Sequence[Sample], folder: Path) -> None:
    for one in given:
        whole = one.path.read_bytes()
        for share in (0.1, 0.5, 0.9):
            (folder / "cut").write_bytes(whole[: int(len(whole) * share)])
            # Refused or, as far as it goes, shown: both are right, and nothing else is.
            with suppress(FileRefused):
                inspect_photo(folder / "cut", least_side=1)


def pictures() -> list[Sample]:
    endings = {".jpg", ".heic", ".heif", ".webp", ".avif"}
    return [
        one for one in samples() if one.expected == "accept" and one.path.suffix.lower() in endings
    ]


def test_real_photos_cut_short_are_answered(tmp_path: Path) -> None:
    cut_short(a_third(pictures())[:8], tmp_path)


@pytest.mark.services
def test_every_real_photo_cut_short_is_answered(tmp_path: Path) -> None:
    cut_short(pictures(), tmp_path)
