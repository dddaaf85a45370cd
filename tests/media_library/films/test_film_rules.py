"""The limits of a video, its sizes, and what it needs before it may be shown."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import translation

from media_library.films import wording
from media_library.rules.captions import Alternative, Track, why_not_publishable
from media_library.rules.film_limits import (
    MAX_BYTES,
    FilmFacts,
    rungs_for,
    shown_size,
    why_cut_short,
    why_refused,
)

PHONE = FilmFacts(
    container="mov",
    video_codec="h264",
    width=1080,
    height=1920,
    duration=42.0,
    fps=30.0,
    bytes=90_000_000,
    streams=2,
    has_audio=True,
)
ROOT = Path(__file__).resolve().parents[3]


def test_a_phones_video_is_taken():
    assert why_refused(PHONE) is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"bytes": MAX_BYTES + 1}, "film-too-heavy"),
        ({"streams": 9}, "film-too-many-tracks"),
        ({"video_codec": "ffv1"}, "film-format"),
        ({"width": 4098}, "film-too-big"),
        ({"height": 2}, "film-too-small"),
        ({"width": 0}, "film-too-small"),
        ({"duration": None}, "film-no-end"),
        ({"duration": 1200.5}, "film-too-long"),
        ({"duration": float("inf")}, "film-no-end"),
    ],
)
def test_beyond_a_limit_it_is_refused_in_words(change, code):
    refusal = why_refused(replace(PHONE, **change))
    assert refusal is not None
    assert refusal.code == code
    assert "%" not in wording.words_for(refusal)


def test_at_the_limits_it_is_taken():
    longest = replace(PHONE, duration=1200.0, width=4096, height=4096, streams=8, bytes=MAX_BYTES)
    assert why_refused(longest) is None


@pytest.mark.parametrize(
    ("source", "short_side", "shown"),
    [
        ((1920, 1080), 720, (1280, 720)),
        ((1080, 1920), 720, (720, 1280)),
        ((1920, 1080), 360, (640, 360)),
        ((320, 180), 360, (320, 180)),
        ((853, 481), 720, (852, 480)),
        ((4096, 64), 360, (4096, 64)),
    ],
)
def test_shown_sizes_are_even_upright_and_never_larger(source, short_side, shown):
    assert shown_size(width=source[0], height=source[1], short_side=short_side) == shown


def test_only_useful_sizes_are_made():
    assert [rung.name for rung in rungs_for(width=1920, height=1080)] == ["720p", "360p"]
    assert [rung.name for rung in rungs_for(width=640, height=480)] == ["360p"]
    assert [rung.name for rung in rungs_for(width=176, height=144)] == ["360p"]


def test_a_source_that_breaks_off_is_told_from_one_that_is_rounded():
    assert why_cut_short(expected=100, got=95) is None
    assert why_cut_short(expected=1.0, got=0.96) is None
    assert why_cut_short(expected=100, got=50).code == "film-cut-short"
    assert why_cut_short(expected=100, got=None).code == "film-cut-short"


def missing(has_sound, tracks, **more):
    refusal = why_not_publishable(
        tracks=[Track(kind=Alternative(kind), language=language) for kind, language in tracks],
        languages=more.pop("languages", ("en", "lv")),
        has_sound=has_sound,
        **more,
    )
    return None if refusal is None else refusal.facts["missing"]


def test_with_sound_each_language_needs_captions_and_a_transcript():
    assert missing(True, [], spoken="lv") == (
        ("captions", "lv"),
        ("transcript", "en"),
        ("transcript", "lv"),
    )
    full = [("captions", "lv"), ("captions", "en"), ("transcript", "en"), ("transcript", "lv")]
    assert missing(True, full) is None
    assert missing(True, full[:1] + full[2:]) == (("captions", "en"),)


def test_captions_in_the_spoken_language_do_where_each_language_has_a_transcript():
    tracks = [("captions", "lv"), ("transcript", "en"), ("transcript", "lv")]
    assert missing(True, tracks, spoken="lv") is None
    assert missing(True, tracks, spoken="lt") == (("captions", "lt"),)


def test_without_sound_only_a_description_is_needed():
    assert missing(False, [("description", "en")], spoken="") == (("description", "lv"),)
    assert missing(False, [("description", "en"), ("description", "lv")]) is None


def test_what_only_the_picture_tells_is_described_too():
    tracks = [("captions", "en"), ("transcript", "en")]
    assert missing(True, tracks, languages=("en",), is_told_by_picture=True) == (
        ("description", "en"),
    )


def test_what_is_missing_is_said_in_words():
    refusal = why_not_publishable(tracks=[], languages=("de",), spoken="liv", has_sound=True)
    with translation.override("en"):
        assert wording.words_for(refusal) == (
            "Before this video can be shown it still needs: "
            "captions in liv; a transcript in German."
        )


def test_every_refusal_has_a_sentence():
    sources = [*(ROOT / "media_library/films").glob("*.py")]
    sources += [
        ROOT / "media_library/rules/film_limits.py",
        ROOT / "media_library/rules/captions.py",
    ]
    codes = {
        node.value
        for source in sources
        for node in ast.walk(ast.parse(source.read_text()))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith(("film-", "captions-"))
        and node.value not in {"film-progress", "film-"}
    }
    worded = {*wording._film_sentences(), *wording._caption_sentences(), "film-alternatives"}
    assert codes == worded
    assert "ffmpeg" in wording.words_for_missing_tool()
