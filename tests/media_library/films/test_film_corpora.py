"""Real cameras' and mutated files: none crashes, hangs or fills memory; none keeps its place."""

import csv
import resource
from pathlib import Path

import pytest

from media_library.decoding.isolation import MIB, Ran
from media_library.decoding.refused import FileRefused
from media_library.films import ffmpeg as calling
from media_library.films.loudness import measure_loudness
from media_library.films.probing import probe
from media_library.films.stills import make_poster, make_strip
from media_library.films.transcoding import make_rung
from media_library.films.wording import words_for
from media_library.rules.film_limits import rungs_for
from tests.media_library.films.reels import left_of_the_camera, needed
from tests.peers.shared import shared

pytestmark = pytest.mark.services  # ffmpeg and exiftool; make test-services

VIDEOS = {".mp4", ".mov", ".m4v", ".webm", ".mkv", ".3gp", ".3g2", ".avi", ".mts", ".mpg"}
MOST_SECONDS = 10
MOST_BYTES = 512 * MIB


@pytest.fixture
def peaks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    needed("ffmpeg", "ffmpeg")
    used: list[int] = []
    run = calling.run_isolated

    def watched(*arguments: object, **options: object) -> Ran:
        ran = run(*arguments, **options)
        used.append(ran.peak_bytes)
        return ran

    monkeypatch.setattr(calling, "run_isolated", watched)
    return used


def listed(*groups: str) -> list[tuple[Path, str]]:
    corpora = shared() / "corpora"
    manifest = corpora / "manifest.tsv"
    if not manifest.is_file():
        pytest.fail(f"the corpora are missing: expected {manifest}")
    with manifest.open(newline="") as rows:
        return [
            (corpora / row["path"], row["expected"])
            for row in csv.DictReader(rows, delimiter="\t")
            if row["group"] in groups
        ]


def seconds_of_work() -> float:
    """Return the CPU time of all that was run so far: a busy machine must fail no test."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def taken_in(path: Path, folder: Path) -> str:
    """Do all that is done to a video; returns "accept", or why not in a sentence."""
    before = seconds_of_work()
    try:
        facts = probe(path)
        loudness = (
            measure_loudness(source=path, duration=facts.duration or 0) if facts.has_audio else None
        )
        outputs = []
        for rung in rungs_for(width=facts.width, height=facts.height):
            into = folder / f"{rung.name}.mp4"
            written = make_rung(source=path, into=into, rung=rung, facts=facts, loudness=loudness)
            outputs.append(into)
        outputs += [folder / "poster.jpg", folder / "strip.jpg"]
        make_poster(source=into, into=outputs[-2], facts=written)
        make_strip(source=into, into=outputs[-1], facts=written, address="strip.jpg")
    except FileRefused as refused:
        return words_for(refused.refusal)
    finally:
        assert seconds_of_work() - before < MOST_SECONDS, path.name
    for output in outputs:
        assert left_of_the_camera(output) == [], path.name
    return "accept"


def test_videos_of_real_cameras_are_taken_and_lose_their_place(tmp_path, peaks):
    accepted, wrong = 0, []
    for path, expected in listed("camera", "file-type"):
        if path.suffix.lower() not in VIDEOS:
            continue
        answer = taken_in(path, tmp_path)
        accepted += answer == "accept"
        if expected != "either" and (answer == "accept") != (expected == "accept"):
            wrong.append((path.name, answer))
    assert wrong == []
    assert accepted >= 10
    assert max(peaks) <= MOST_BYTES


def test_mutated_files_under_a_videos_name_are_refused_with_a_sentence(tmp_path, peaks):
    accepted = []
    for path, expected in listed("fuzzed"):
        named = tmp_path / "film.mp4"
        named.write_bytes(path.read_bytes())
        answer = taken_in(named, tmp_path)
        if answer == "accept" and expected == "refuse":
            accepted.append(path.name)
        assert answer.strip()
    assert accepted == []
    assert max(peaks) <= MOST_BYTES
    assert len(peaks) >= 100


def test_other_files_under_a_videos_name_are_never_believed(tmp_path, peaks):
    accepted = []
    for path, expected in listed("file-type", "pillow-hostile"):
        if path.suffix.lower() in VIDEOS:
            continue
        named = tmp_path / "film.mp4"
        named.write_bytes(path.read_bytes())
        if taken_in(named, tmp_path) == "accept" and expected != "either":
            accepted.append(path.name)
    assert accepted == []
    assert max(peaks) <= MOST_BYTES
