"""Captions are read strictly, every mistake has its line and a sentence, and they are safe."""

import pytest

from media_library.films.captions import (
    CaptionsRefused,
    Cue,
    read_captions,
    transcript,
    written_anew,
)
from media_library.films.wording import words_for

GOOD = """WEBVTT - from somewhere
Kind: captions

NOTE
a remark of the author

STYLE
::cue { background: url(https://elsewhere.example/x) }

REGION
id:fred

first
00:01.000 --> 00:03.000 line:0% position:50%
<v.loud Anna Bērziņa>Welcome to the <i>harbour</i>!</v>

00:00:03.000 --> 00:00:05.500
<v Anna Bērziņa>Fish &amp; bread</v>

00:00:09.000 --> 00:00:11.000
<c.yellow>Music</c> 3 < 4
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
{\\an8}<font color="red">Tere!</font>

2
00:00:02,500 --> 00:00:04,000
<b>Head aega</b>
"""


def read(text: str, *, duration: float | None = None) -> tuple[Cue, ...]:
    return read_captions(content=text.encode(), duration=duration)


def mistakes(text: str, *, duration: float | None = None) -> list[tuple[str, int]]:
    with pytest.raises(CaptionsRefused) as refused:
        read(text, duration=duration)
    for refusal in refused.value.refusals:
        line = refusal.facts.get("line")
        assert line is None or f"Line {line}" in words_for(refusal)
    return [(refusal.code, refusal.facts.get("line")) for refusal in refused.value.refusals]


def test_what_is_written_has_times_and_safe_text_and_nothing_else():
    written = written_anew(read(GOOD, duration=12)).decode()
    assert written == (
        "WEBVTT\n"
        "\n00:00:01.000 --> 00:00:03.000\n<v Anna Bērziņa>Welcome to the <i>harbour</i>!</v>\n"
        "\n00:00:03.000 --> 00:00:05.500\n<v Anna Bērziņa>Fish &amp; bread</v>\n"
        "\n00:00:09.000 --> 00:00:11.000\nMusic 3 &lt; 4\n"
    )


def test_what_was_written_is_read_to_the_same_again():
    once = written_anew(read(GOOD))
    assert written_anew(read_captions(content=once)) == once


def test_srt_becomes_webvtt():
    assert written_anew(read(SRT)).decode() == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nTere!\n"
        "\n00:00:02.500 --> 00:00:04.000\n<b>Head aega</b>\n"
    )


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_of_other_systems_are_read(ending):
    content = b"\xef\xbb\xbf" + SRT.replace("\n", ending).encode()
    assert len(read_captions(content=content)) == 2


def test_the_transcript_has_a_paragraph_for_each_speaker_and_pause():
    assert transcript(read(GOOD)) == (
        "Anna Bērziņa: Welcome to the harbour! Fish & bread\n\nMusic 3 < 4"
    )


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "</script>",
        "<!-- x -->",
        "<?php echo 1;",
        "<a href=javascript:alert(1)>x</a>",
        "<scr",
    ],
)
def test_foreign_markup_is_refused_with_its_line(payload):
    text = f"WEBVTT\n\n00:01.000 --> 00:02.000\nfirst line\nthen {payload}\n"
    [(code, line)] = mistakes(text)
    assert (code, line) in {("captions-markup", 5), ("captions-no-gap", 5)}


@pytest.mark.parametrize("payload", ["&lt;script&gt;", "&#60;script&#62;", "&amp;lt;script&gt;"])
def test_markup_in_disguise_stays_text(payload):
    written = written_anew(read(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{payload}\n")).decode()
    assert "<script" not in written
    assert "&lt;script&gt;" in written or "&amp;lt;script&gt;" in written


@pytest.mark.parametrize("arrow", [" → ", " –> ", " —> ", "->", " à ", " \uf0e0 "])
def test_arrows_that_word_processors_make_are_read(arrow):
    (cue,) = read(f"00:00:01.000{arrow}00:00:02.000\nHi")
    assert (cue.start, cue.end) == (1000, 2000)
    assert b"00:00:01.000 --> 00:00:02.000" in written_anew([cue])


def test_arrows_in_what_is_said_stay_as_they_are():
    (cue,) = read("00:00:01.000 --> 00:00:02.000\nRiga → Tallinn, 1 –> 2 people")
    assert cue.text.plain == "Riga → Tallinn, 1 –> 2 people"


@pytest.mark.parametrize("said", ["<i think so>", "a <b and c> d", "<c like this>", "<u too>"])
def test_words_between_brackets_are_refused_and_never_lost(said):
    assert mistakes(f"00:00:01.000 --> 00:00:02.000\n{said}") == [("captions-markup", 2)]


def test_a_speakers_name_carries_no_markup():
    written = written_anew(read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v A&lt;b&gt;&amp;>Hi\n"))
    assert b"<v A&lt;b&gt;&amp;>Hi</v>" in written


def test_tags_that_cross_or_stay_open_are_put_in_order():
    written = written_anew(read("WEBVTT\n\n00:01.000 --> 00:02.000\n<b>a<i>b</b>c</u></i>d<b>e\n"))
    assert b"<b>a<i>b</i></b>cd<b>e</b>" in written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WEBVTT\n", [("captions-none", None)]),
        ("WEBVTT\n\nhello\n", [("captions-no-times", 3)]),
        ("WEBVTT\n\n00:01 --> 00:02\nhello\n", [("captions-times", 3)]),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\nhello\n", [("captions-times", 3)]),
        ("WEBVTT\n\n00:03.000 --> 00:02.000\nhello\n", [("captions-ends-first", 3)]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", [("captions-empty", 3)]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>\n", [("captions-empty", 3)]),
        ("WEBVTT\n00:01.000 --> 00:02.000\nhello\n", [("captions-no-gap", 2)]),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\na\n00:02.000 --> 00:03.000\nb\n",
            [("captions-no-gap", 5)],
        ),
        (
            "WEBVTT\n\n00:05.000 --> 00:06.000\na\n\n00:01.000 --> 00:02.000\nb\n",
            [("captions-order", 6)],
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:04.000\na\n\n00:03.000 --> 00:05.000\nb\n",
            [("captions-overlap", 6)],
        ),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\u202eb\n", [("captions-control", 4)]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\x00b\n", [("captions-control", 4)]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na&#0;&#8238;b\n", [("captions-control", 4)]),
        (f"WEBVTT\n\n00:01.000 --> 00:02.000\n{'a' * 501}\n", [("captions-too-long", 4)]),
    ],
)
def test_each_mistake_is_named_with_its_line(text, expected):
    assert mistakes(text) == expected


def test_captions_that_outlast_the_video_are_refused():
    text = "WEBVTT\n\n00:01.000 --> 00:12.000\na\n"
    assert mistakes(text, duration=10) == [("captions-beyond-end", 3)]
    assert read(text, duration=12)


def test_neighbours_may_touch_and_overlap_by_a_rounding():
    read("WEBVTT\n\n00:01.000 --> 00:02.010\na\n\n00:02.000 --> 00:03.000\nb\n")


def test_all_mistakes_are_told_at_once_in_the_order_of_lines():
    text = "WEBVTT\n\nhello\n\n00:05.000 --> 00:01.000\nb\n\n00:05.000 --> 00:07.000\n<u2>c\n"
    found = mistakes(text)
    assert [line for _, line in found] == [3, 5, 9]


def test_letters_of_another_encoding_are_named_by_their_line():
    with pytest.raises(CaptionsRefused) as refused:
        read_captions(content="WEBVTT\n\n00:01.000 --> 00:02.000\nÄ".encode("cp1257"))
    [refusal] = refused.value.refusals
    assert (refusal.code, refusal.facts["line"]) == ("captions-not-utf8", 4)


def test_a_file_above_a_megabyte_is_refused_unread():
    with pytest.raises(CaptionsRefused) as refused:
        read_captions(content=b"a" * 1_000_001)
    assert refused.value.refusals[0].code == "captions-too-large"


def test_a_million_bytes_of_brackets_are_read_quickly():
    for piece in ("<", "<v ", "&", "00:", "{\\", "-->"):
        block = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
        content = (block + piece * ((1_000_000 - len(block)) // len(piece))).encode()
        with pytest.raises(CaptionsRefused):
            read_captions(content=content)
