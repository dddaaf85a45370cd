"""The commands given to ffmpeg, and what happens where it is not installed: no ffmpeg is needed."""

import errno
import sys
from dataclasses import replace
from itertools import pairwise

import pytest

from media_library.decoding.isolation import Ran
from media_library.decoding.refused import FileRefused
from media_library.films import ffmpeg as calling
from media_library.films.loudness import Loudness, levelling
from media_library.films.probing import probe, probe_arguments
from media_library.films.progress import share_done
from media_library.films.stills import strip_index, tiles_for
from media_library.films.transcoding import picture_filter, rung_arguments
from media_library.rules.film_limits import RUNGS
from tests.media_library.films.test_film_rules import PHONE

LEVEL = Loudness(integrated=-26.0, peak=-8.0)


@pytest.fixture(autouse=True)
def tools(settings):
    settings.FFMPEG = settings.FFPROBE = sys.executable


def after(command, option):
    return command[command.index(option) + 1]


@pytest.mark.parametrize("codec", ["h264", "av1"])
def test_a_strangers_file_is_read_under_every_guard(codec):
    making = rung_arguments(rung=RUNGS[0], facts=PHONE, loudness=LEVEL, codec=codec)
    for command in (making, probe_arguments()):
        assert after(command, "-protocol_whitelist") == "file"
        demuxers = after(command, "-format_whitelist").split(",")
        assert not {"hls", "concat", "dash", "sdp", "image2", "lavfi", "rtsp"} & set(demuxers)
        assert "-codec_whitelist" in command
        assert command.index("-format_whitelist") < command.index("input")
        assert not [word for word in command if "://" in word]


def test_nothing_of_the_camera_is_carried_over():
    command = rung_arguments(rung=RUNGS[0], facts=PHONE, loudness=LEVEL)
    assert after(command, "-map_metadata") == "-1"
    assert after(command, "-map_chapters") == "-1"
    assert after(command, "-a53cc") == "0"  # captions inside the coded picture
    assert {"-sn", "-dn", "+faststart"} <= set(command)


def test_a_video_without_sound_gets_none():
    command = rung_arguments(rung=RUNGS[0], facts=replace(PHONE, has_audio=False), loudness=None)
    assert not {"-af", "-c:a", "-ac"} & set(command)


def test_wide_colours_are_brought_into_usual_range_and_others_left_alone():
    assert "tonemap" in picture_filter(facts=replace(PHONE, is_high_range=True), short_side=720)
    assert picture_filter(facts=PHONE, short_side=720) == (
        "scale=720:1280:flags=bicubic,setsar=1,format=yuv420p"
    )


@pytest.mark.parametrize(
    ("measure", "gain"), [(-26.0, 10.0), (-10.0, -6.0), (-45.0, 20.0), (-60.0, 0), (-1e999, 0)]
)
def test_sound_is_levelled_but_silence_is_left_silent(measure, gain):
    level = levelling(Loudness(integrated=measure, peak=-1.0))
    assert level.startswith(f"volume={gain}dB,alimiter") if gain else level == "anull"


def test_a_missing_tool_is_named_with_its_package(settings, tmp_path):
    film = tmp_path / "film.mp4"
    film.write_bytes(b"x")
    settings.FFPROBE = str(tmp_path / "none")
    with pytest.raises(calling.ToolMissing, match=r"ffprobe is not installed.*package ffmpeg"):
        probe(film)
    assert not calling.is_installed()


def ended(monkeypatch, **how):
    ran = {"status": 1, "stdout": b"", "stderr_tail": "", "ended": "failed", "peak_bytes": 0}
    monkeypatch.setattr(calling, "run_isolated", lambda *_, **__: Ran(**{**ran, **how}))


def refused(tmp_path):
    with pytest.raises(FileRefused) as error:
        calling.called([], folder=tmp_path, limits=calling.PROBE_LIMITS)
    return error.value.refusal


def test_the_file_is_told_from_the_machine_as_the_culprit(monkeypatch, tmp_path):
    ended(monkeypatch)
    assert refused(tmp_path).code == "film-unreadable"
    ended(monkeypatch, ended="killed", status=None)
    assert refused(tmp_path).code == "film-unreadable"
    ended(monkeypatch, ended="out-of-time", status=None)
    assert refused(tmp_path).code == "film-takes-too-long"
    ended(monkeypatch, stderr_tail="[concat @ 0x5] Format not on whitelist 'mov'\n")
    assert refused(tmp_path).facts == {"format": "concat"}
    ended(monkeypatch, stderr_tail="av_interleaved_write_frame(): No space left on device\n")
    with pytest.raises(OSError) as error:
        calling.called([], folder=tmp_path, limits=calling.PROBE_LIMITS)
    assert error.value.errno == errno.ENOSPC


def test_the_job_folder_holds_the_source_alone_and_goes(tmp_path):
    source = tmp_path / "her holiday.mp4"
    source.write_bytes(b"film")
    (tmp_path / "sibling.mp4").write_bytes(b"private")
    with calling.job_folder(source) as folder:
        assert [path.name for path in folder.iterdir()] == ["input"]
        assert (folder / "input").read_bytes() == b"film"
    assert not folder.exists()
    assert source.read_bytes() == b"film"


def test_progress_is_read_from_the_end_of_what_was_told(tmp_path):
    told = tmp_path / "progress"
    assert share_done(told, 10) is None
    told.write_bytes(b"out_time_us=1000000\nprogress=continue\nout_time_us=2500000\nout_time")
    assert share_done(told, 10) == 0.25
    assert share_done(told, 1) == 1.0


@pytest.mark.parametrize(
    ("duration", "tiles"), [(0.04, 1), (1, 1), (2.5, 3), (25, 25), (26, 25), (1200, 25)]
)
def test_the_strip_covers_the_whole_video_without_gaps(duration, tiles):
    assert tiles_for(duration)[0] == tiles
    index = strip_index(facts=replace(PHONE, duration=duration), address="strip.jpg").decode()
    times = [line.split(" --> ") for line in index.splitlines() if "-->" in line]
    assert len(times) == tiles
    assert times[0][0] == "00:00:00.000"
    assert all(ends == begins for (_, ends), (begins, _) in pairwise(times))
    assert "strip.jpg#xywh=0,0,90,160" in index
