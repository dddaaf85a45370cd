"""Videos made by a real ffmpeg: upright, bounded, levelled, ready to be shown at once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from media_library.decoding.isolation import Limits
from media_library.decoding.refused import FileRefused
from media_library.films import probing
from media_library.films.loudness import measure_loudness
from media_library.films.probing import probe
from media_library.films.stills import make_poster, make_strip
from media_library.films.transcoding import make_rung
from media_library.rules.film_limits import RUNGS, FilmFacts, Rung
from tests.media_library.films.reels import PLACE, clockwise_turn, film, played, shot

pytestmark = pytest.mark.services  # ffmpeg and exiftool; make test-services

LARGE, SMALL = RUNGS
RED_LEFT = "color=red:size=320x180:rate=25:duration=1,drawbox=x=160:w=160:h=180:color=blue:t=fill"


def made(source: Path, rung: Rung = SMALL, **more: object) -> tuple[Path, FilmFacts]:
    facts = probe(source)
    into = source.with_name(f"{source.stem}-{rung.name}.out")
    return into, make_rung(source=source, into=into, rung=rung, facts=facts, **more)


def refusal_of(source: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        made(source)
    return refused.value.refusal.code


def is_red(image: Image.Image, x: int, y: int) -> bool:
    red, _, blue = image.convert("RGB").getpixel((x, y))
    return red > 2 * blue


def turned(folder: Path, degrees: int) -> Path:
    flat, source = folder / "flat.mp4", folder / "turned.mp4"
    film("-f", "lavfi", "-i", RED_LEFT, "-pix_fmt", "yuv420p", str(flat))
    film("-i", str(flat), "-c", "copy", "-metadata:s:v", f"rotate={degrees}", str(source))
    return source


def test_a_video_tells_its_facts(tmp_path):
    facts = probe(
        shot(
            tmp_path / "a.mp4",
            *("-metadata", f"location={PLACE}"),
            *("-metadata", "creation_time=2026-06-24T21:30:00Z"),
            size="640x360",
            seconds=2,
        )
    )
    assert (facts.container, facts.video_codec, facts.audio_codec) == ("mov", "h264", "aac")
    assert (facts.width, facts.height, facts.duration, facts.fps) == (640, 360, 2.0, 25.0)
    assert (facts.latitude, facts.longitude) == (58.25, 22.48)
    assert facts.taken_at == datetime(2026, 6, 24, 21, 30, tzinfo=UTC)
    assert facts.has_audio
    assert facts.streams == 2


@pytest.mark.parametrize("asked", [90, 270])
def test_a_portrait_stays_upright_and_is_not_turned_twice(tmp_path, asked):
    source = turned(tmp_path, asked)
    degrees = clockwise_turn(source)  # exiftool's word for it: the two count in opposite ways
    assert degrees in {90, 270}
    assert (probe(source).width, probe(source).height) == (180, 320)
    into, facts = made(source)
    assert (facts.width, facts.height) == (180, 320)
    poster = tmp_path / "poster.jpg"
    make_poster(source=into, into=poster, facts=facts)
    with Image.open(poster) as image:
        assert image.size == (180, 320)
        assert is_red(image, 90, 20) is (degrees == 90)
        assert is_red(image, 90, 300) is (degrees == 270)


def test_pixels_that_are_not_square_are_made_square(tmp_path):
    source = shot(tmp_path / "a.mp4", "-vf", "setsar=4/3", size="240x180")
    assert (probe(source).width, probe(source).height) == (320, 180)
    _, facts = made(source)
    assert (facts.width, facts.height) == (320, 180)


def test_a_rung_is_h264_and_aac_for_everybody_and_starts_at_once(tmp_path):
    source = shot(tmp_path / "a.mkv", size="1920x1080", rate=60)
    into, _ = made(source, LARGE)
    picture, sound = played(into, "-show_streams")["streams"]
    assert (picture["codec_name"], picture["pix_fmt"]) == ("h264", "yuv420p")
    assert (picture["width"], picture["height"]) == (1280, 720)
    assert picture["avg_frame_rate"] == "30/1"
    assert (sound["codec_name"], sound["channels"], sound["sample_rate"]) == ("aac", 2, "48000")
    content = into.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_a_small_video_is_never_blown_up(tmp_path):
    _, facts = made(shot(tmp_path / "a.mp4", size="202x150"), LARGE)
    assert (facts.width, facts.height) == (202, 150)


def test_both_sizes_have_their_key_frames_at_the_same_times(tmp_path):
    source = shot(tmp_path / "a.mp4", size="1280x720", seconds=5, rate=24)
    times = []
    for rung in RUNGS:
        into, _ = made(source, rung)
        shown = played(into, "-select_streams", "v", "-show_entries", "packet=pts_time,flags")
        times.append(
            [packet["pts_time"] for packet in shown["packets"] if packet["flags"].startswith("K")]
        )
    assert times[0] == times[1]
    assert [round(float(time)) for time in times[0]] == [0, 2, 4]


@pytest.mark.parametrize("volume", [0.2, 6.0])
def test_quiet_and_loud_videos_end_up_equally_loud(tmp_path, volume):
    source = shot(tmp_path / "a.mp4", seconds=4, volume=volume)
    before = measure_loudness(source=source, duration=4)
    assert abs(before.integrated + 16) > 4
    into, _ = made(source, loudness=before)
    after = measure_loudness(source=into, duration=4)
    assert abs(after.integrated + 16) < 1
    assert after.peak < -1


def test_a_video_without_sound_keeps_none(tmp_path):
    source = shot(tmp_path / "a.mp4", has_sound=False)
    assert not probe(source).has_audio
    into, facts = made(source)
    assert not facts.has_audio
    assert len(played(into, "-show_streams")["streams"]) == 1


def test_silence_stays_silence(tmp_path):
    source = shot(tmp_path / "a.mp4", volume=0)
    silence = measure_loudness(source=source, duration=1)
    assert silence.gain == 0
    into, _ = made(source, loudness=silence)
    assert measure_loudness(source=into, duration=1).gain == 0


def test_colours_beyond_a_usual_screen_are_brought_into_its_range(tmp_path):
    wide = "transfer=arib-std-b67:colorprim=bt2020:colormatrix=bt2020nc:log-level=none"
    source = shot(
        tmp_path / "a.mp4",
        *("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", wide),
        *("-pix_fmt", "yuv420p10le", "-color_trc", "arib-std-b67"),
    )
    assert probe(source).is_high_range
    into, facts = made(source)
    assert not facts.is_high_range
    assert played(into, "-show_streams")["streams"][0]["color_transfer"] == "bt709"


def test_av1_is_made_where_it_is_asked_for(tmp_path):
    into, facts = made(shot(tmp_path / "a.mp4"), codec="av1")
    assert (facts.container, facts.video_codec, facts.audio_codec) == ("matroska", "av1", "opus")
    assert into.read_bytes()[:4] == b"\x1aE\xdf\xa3"


def test_progress_is_told_and_ends_with_the_whole(tmp_path):
    shares: list[float] = []
    made(shot(tmp_path / "a.mp4"), on_progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_recording_of_a_browser_that_tells_no_length_is_measured(tmp_path):
    whole, source = shot(tmp_path / "a.webm", seconds=2), tmp_path / "live.webm"
    film("-i", str(whole), "-c", "copy", "-f", "webm", "-live", "1", str(source))
    assert "duration" not in played(source, "-show_format")["format"]
    assert probe(source).duration == pytest.approx(2, abs=0.2)


def test_a_strip_shows_the_middle_of_each_second(tmp_path):
    ramp = "color=black:size=320x180:rate=10:duration=7,geq=lum='16+25*T':cb=128:cr=128"
    source, strip = tmp_path / "a.mp4", tmp_path / "strip.jpg"
    film("-f", "lavfi", "-i", ramp, "-pix_fmt", "yuv420p", str(source))
    index = make_strip(source=source, into=strip, facts=probe(source), address="s.jpg").decode()
    assert "00:00:06.000 --> 00:00:07.000\ns.jpg#xywh=160,90,160,90" in index
    with Image.open(strip) as image:
        assert image.size == (800, 180)
        greys = [
            image.convert("L").getpixel((80 + tile % 5 * 160, 45 + tile // 5 * 90))
            for tile in range(10)
        ]
    seconds = [grey * 219 / 255 / 25 for grey in greys[:7]]
    assert seconds == pytest.approx([0.45, 1.45, 2.45, 3.45, 4.45, 5.45, 6.45], abs=0.35)
    assert max(greys[7:]) < 10


def test_a_poster_can_be_chosen_by_its_time(tmp_path):
    half = "color=red:size=320x180:rate=25:duration=4,drawbox=color=blue:t=fill:enable='gte(t,2)'"
    source, poster = tmp_path / "a.mp4", tmp_path / "poster.jpg"
    film("-f", "lavfi", "-i", half, "-pix_fmt", "yuv420p", str(source))
    for at, expected in ((0.5, True), (3.0, False), (99.0, False)):
        make_poster(source=source, into=poster, facts=probe(source), at=at)
        with Image.open(poster) as image:
            assert is_red(image, 100, 100) is expected


def test_a_video_of_two_frames_has_a_poster_and_a_strip_too(tmp_path):
    source, poster, strip = (tmp_path / name for name in ("a.mp4", "p.jpg", "s.jpg"))
    shot(source, "-frames:v", "2", has_sound=False)
    facts = probe(source)
    for at in (None, 0.05, 5.0):
        make_poster(source=source, into=poster, facts=facts, at=at)
    make_strip(source=source, into=strip, facts=facts, address="s.jpg")
    assert Image.open(poster).size == (320, 180)
    assert Image.open(strip).size == (160, 90)


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_a_video_that_breaks_off_is_refused(tmp_path, share):
    source = shot(tmp_path / "a.mp4", "-movflags", "+faststart", seconds=8)
    source.write_bytes(source.read_bytes()[: int(source.stat().st_size * share)])
    assert refusal_of(source) in {"film-cut-short", "film-unreadable"}


def test_a_video_without_its_index_is_refused(tmp_path):
    source = shot(tmp_path / "a.mp4", seconds=2)
    source.write_bytes(source.read_bytes()[: source.stat().st_size // 2])
    assert refusal_of(source) == "film-unreadable"


def test_a_video_of_noise_is_refused(tmp_path):
    source = shot(tmp_path / "a.mp4", "-movflags", "+faststart", seconds=4)
    content = bytearray(source.read_bytes())
    start = content.index(b"mdat") + 8
    content[start:] = b"\xff" * (len(content) - start)
    source.write_bytes(content)
    assert refusal_of(source) in {"film-cut-short", "film-unreadable"}


def test_a_still_picture_or_a_song_is_no_video(tmp_path):
    still, song, cover = (tmp_path / name for name in ("a.mp4", "b.mp4", "cover.png"))
    Image.new("RGB", (320, 240), "teal").save(still, "AVIF")
    assert refusal_of(still) == "film-is-picture"
    Image.new("RGB", (320, 240), "teal").save(cover)
    tone = ("-f", "lavfi", "-i", "sine=duration=1")
    film(*tone, "-i", str(cover), "-c:v", "png", "-disposition:v", "attached_pic", str(song))
    assert refusal_of(song) == "film-no-picture"


def test_a_source_may_say_nothing_true_and_time_still_ends(tmp_path, monkeypatch):
    hurried = Limits(memory_bytes=2**30, cpu_seconds=1, wall_seconds=0.001, file_bytes=2**20)
    monkeypatch.setattr(probing, "PROBE_LIMITS", hurried)
    assert refusal_of(shot(tmp_path / "a.mp4")) == "film-takes-too-long"
