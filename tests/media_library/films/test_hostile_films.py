"""Files that name other files, and files that carry secrets: nothing gets in, nothing gets out.

Each guard is also taken away, to show that without it the attack works.
"""

import contextlib
import shutil
import subprocess
from pathlib import Path

import pytest

from media_library.decoding.isolation import MIB, Ran
from media_library.decoding.refused import FileRefused
from media_library.films import ffmpeg as calling
from media_library.films import probing, transcoding
from media_library.films.probing import probe
from media_library.films.stills import make_poster, make_strip
from media_library.films.transcoding import make_rung
from media_library.rules.film_limits import RUNGS, FilmFacts
from tests.media_library.films.reels import (
    MARKER,
    PLACE,
    film,
    left_of_the_camera,
    needed,
    played,
    shot,
)

pytestmark = pytest.mark.services  # ffmpeg and exiftool; make test-services

PLAYLISTS = {
    "concat script": "ffconcat version 1.0\nfile sibling.mp4\nduration 1\n",
    "concat script, absolute": "ffconcat version 1.0\nfile {folder}/sibling.mp4\n",
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nsibling.mp4\n#EXT-X-ENDLIST\n",
    "hls, other protocols": "#EXTM3U\n#EXTINF:1,\nconcat:{folder}/sibling.mp4|http://127.0.0.1:9/x\n",
    "dash": (
        '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" '
        'mediaPresentationDuration="PT1S"><Period><AdaptationSet mimeType="video/mp4">'
        '<Representation id="1" bandwidth="1"><BaseURL>sibling.mp4</BaseURL></Representation>'
        "</AdaptationSet></Period></MPD>"
    ),
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\n",
    "playlist of images": "sibling%03d.png",
    "svg": '<svg xmlns="http://www.w3.org/2000/svg"><image href="sibling.png"/></svg>',
}


@pytest.fixture
def playlist(tmp_path: Path) -> Path:
    shot(tmp_path / "sibling.mp4")
    path = tmp_path / "film.mp4"
    path.write_text(PLAYLISTS["concat script"])
    return path


@pytest.mark.parametrize("kind", PLAYLISTS)
def test_a_playlist_named_like_a_video_is_refused(tmp_path, kind):
    shot(tmp_path / "sibling.mp4")
    path = tmp_path / "film.mp4"
    path.write_text(PLAYLISTS[kind].replace("{folder}", str(tmp_path)))
    with pytest.raises(FileRefused) as refused:
        probe(path)
    assert refused.value.refusal.code in {"film-format", "film-unreadable"}


def reads_sibling(folder: Path, guards: tuple[str, ...]) -> bool:
    command = [needed("ffmpeg", "ffmpeg"), "-nostdin", "-v", "error", "-y", *guards]
    command += ["-i", "film.mp4", "-f", "null", "-"]
    return subprocess.run(command, cwd=folder, check=False, timeout=30).returncode == 0


def test_without_the_list_of_formats_the_sibling_is_read(playlist):
    assert reads_sibling(playlist.parent, ("-protocol_whitelist", "file"))
    assert not reads_sibling(playlist.parent, calling.READING)


def test_the_folder_of_its_own_protects_also_without_that_list(playlist, monkeypatch):
    monkeypatch.setattr(probing, "READING", ("-protocol_whitelist", "file"))
    with pytest.raises(FileRefused):
        probe(playlist)


def test_a_format_that_only_this_list_keeps_out_is_refused(tmp_path):
    path = shot(tmp_path / "film.mp4", "-c:v", "flv", "-f", "flv", has_sound=False)
    with pytest.raises(FileRefused) as refused:
        probe(path)
    assert refused.value.refusal.code == "film-format"
    assert refused.value.refusal.facts["format"] == "flv"


def test_a_decoder_that_nobody_needs_is_not_reached(tmp_path):
    path = shot(tmp_path / "film.mkv", "-c:v", "ffv1", has_sound=False)
    with pytest.raises(FileRefused) as refused:
        probe(path)
    assert refused.value.refusal.facts["format"] == "ffv1"


def secretive(folder: Path) -> Path:
    """Write a video with a place and a marker everywhere that a container has room for one."""
    subtitles, chapters, attached = folder / "s.srt", folder / "c.txt", folder / "a.ttf"
    subtitles.write_text(f"1\n00:00:00,000 --> 00:00:01,000\n{MARKER}\n")
    chapters.write_text(
        f";FFMETADATA1\ntitle={MARKER}\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=900\n"
        f"title={MARKER}\n"
    )
    attached.write_text(MARKER)
    path = folder / "film.mkv"
    plain = shot(folder / "plain.mp4", seconds=1)
    inputs = [word for source in (plain, subtitles, chapters) for word in ("-i", str(source))]
    film(
        *inputs,
        *("-map", "0", "-map", "1", "-map_metadata", "2", "-map_chapters", "2", "-c", "copy"),
        *("-metadata", f"location={PLACE}", "-metadata", f"comment={MARKER}"),
        *("-metadata:s:v", f"title={MARKER}", "-metadata:s:a", f"title={MARKER}"),
        *("-attach", str(attached), "-metadata:s:t", "mimetype=font/ttf"),
        str(path),
    )
    with path.open("ab") as film_file:
        film_file.write(f"<?php {MARKER}".encode())
    return path


@pytest.mark.parametrize("codec", ["h264", "av1"])
def test_no_public_byte_tells_the_place_or_carries_a_payload(tmp_path, codec):
    source = secretive(tmp_path)
    assert source.read_bytes().count(MARKER.encode()) >= 6
    assert left_of_the_camera(source)
    facts = probe(source)
    assert facts.latitude == 58.25
    rung, poster, strip = (tmp_path / name for name in ("rung", "poster.jpg", "strip.jpg"))
    written = make_rung(source=source, into=rung, rung=RUNGS[1], facts=facts, codec=codec)
    make_poster(source=source, into=poster, facts=facts)
    make_strip(source=source, into=strip, facts=facts, address="s.jpg")
    for public in (rung, poster, strip):
        assert left_of_the_camera(public) == []
        assert MARKER.encode() not in public.read_bytes()
    assert (written.latitude, written.taken_at, written.streams) == (None, None, 2)
    assert (
        "chapters" not in played(rung, "-show_chapters")
        or not played(rung, "-show_chapters")["chapters"]
    )


def test_without_the_order_to_drop_it_the_place_stays(tmp_path, monkeypatch):
    source = shot(tmp_path / "film.mp4", "-metadata", f"location={PLACE}")
    rung = tmp_path / "rung"
    monkeypatch.setattr(transcoding, "WRITING_NOTHING_ELSE", ("-sn", "-dn"))
    make_rung(source=source, into=rung, rung=RUNGS[1], facts=probe(source))
    assert left_of_the_camera(rung)


def test_a_video_that_begins_small_and_goes_on_huge_fills_no_memory(tmp_path, monkeypatch):
    small = shot(tmp_path / "small.ts", "-c:v", "libx264", "-f", "mpegts", has_sound=False)
    huge = shot(
        tmp_path / "huge.ts",
        *("-c:v", "libx264", "-preset", "ultrafast", "-frames:v", "4", "-f", "mpegts"),
        size="8192x8192",
        has_sound=False,
    )
    source = tmp_path / "film.ts"
    source.write_bytes(small.read_bytes() + huge.read_bytes())
    facts = probe(source)
    assert facts.width == 320
    guarded = peak_of_making(source, facts, monkeypatch)
    monkeypatch.setattr(transcoding, "DECODING", calling.READING)
    assert guarded < 200 * MIB < peak_of_making(source, facts, monkeypatch)


def peak_of_making(source: Path, facts: FilmFacts, monkeypatch: pytest.MonkeyPatch) -> int:
    peaks: list[int] = []
    run = calling.run_isolated

    def watched(*arguments: object, **options: object) -> Ran:
        ran = run(*arguments, **options)
        peaks.append(ran.peak_bytes)
        return ran

    monkeypatch.setattr(calling, "run_isolated", watched)
    with contextlib.suppress(FileRefused):
        make_rung(source=source, into=source.with_name("rung"), rung=RUNGS[1], facts=facts)
    return max(peaks)


def test_the_work_leaves_nothing_behind(tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    source = shot(tmp_path / "film.mp4")
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    make_rung(source=source, into=tmp_path / "rung", rung=RUNGS[1], facts=probe(source))
    shutil.copyfile(__file__, source)
    with pytest.raises(FileRefused):
        probe(source)
    assert list(scratch.iterdir()) == []
