"""The demo's video: drawn by the machine, the same each time, left out without ffmpeg."""

import itertools

import pytest
from PIL import ImageChops, ImageStat

from config.demo.drawing import clip
from tests.media_library.films.reels import needed, played


def test_without_ffmpeg_there_is_no_clip_and_no_harm(tmp_path):
    assert clip.draw_clip(into=tmp_path / "clip.mp4", ffmpeg="no-such-program") is False
    assert list(tmp_path.iterdir()) == []


def test_the_frames_are_the_same_each_time_and_move():
    first, again = (next(clip.frames()) for _ in range(2))
    assert first.size == clip.SIZE
    assert first.tobytes() == again.tobytes()
    later = next(itertools.islice(clip.frames(), 12, None))
    assert ImageStat.Stat(ImageChops.difference(first, later).convert("L")).mean[0] > 0.3


@pytest.mark.services  # ffmpeg; make test-services
def test_the_clip_is_a_video_with_sound(tmp_path):
    path = tmp_path / "clip.mp4"
    assert clip.draw_clip(into=path, ffmpeg=needed("ffmpeg", "ffmpeg"))
    said = played(path, "-show_format", "-show_streams")
    assert [stream["codec_name"] for stream in said["streams"]] == ["h264", "aac"]
    assert float(said["format"]["duration"]) == pytest.approx(clip.SECONDS, abs=0.1)
