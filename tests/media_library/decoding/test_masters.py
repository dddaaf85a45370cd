"""The master is what is seen and nothing else: upright, bounded, in sRGB, and not a word more."""

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from media_library.decoding.photos import make_master_file, make_preview
from media_library.decoding.refused import FileRefused
from tests.media_library.decoding.pictures import (
    CORNERS,
    camera_exif,
    corners_of,
    encoded,
    four_corners,
    held,
)
from tests.peers.processes import shared_tool

MARKER = "kR7-marker-that-must-not-survive"


def mastered(content: bytes, folder: Path) -> Image.Image:
    (folder / "source").write_bytes(content)
    made = make_master_file(folder / "source", into=folder / "master")
    picture = Image.open(io.BytesIO((folder / "master").read_bytes()))
    assert picture.size == (made.width, made.height)
    assert picture.get_format_mimetype() == made.mime
    return picture


@pytest.mark.parametrize("size", [(900, 600), (600, 900)], ids=["landscape", "portrait"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_of_holding_a_camera_comes_out_upright(
    tmp_path: Path, size: tuple[int, int], orientation: int
) -> None:
    picture = mastered(held(orientation, size=size), tmp_path)
    assert picture.size == size
    for seen, colour in zip(corners_of(picture), CORNERS, strict=True):
        wanted = Image.new("RGB", (1, 1), colour).getpixel((0, 0))
        assert max(abs(one - other) for one, other in zip(seen, wanted, strict=True)) < 20


@pytest.mark.parametrize("form", ["HEIF", "AVIF"])
def test_what_its_decoder_turns_by_itself_is_not_turned_twice(tmp_path: Path, form: str) -> None:
    stored = four_corners(900, 600).transpose(Image.Transpose.ROTATE_90)
    content = encoded(stored, form, exif=camera_exif(orientation=6).tobytes())
    assert b"irot" in content, "the container itself says how to turn it"
    picture = mastered(content, tmp_path)
    assert picture.size == (900, 600)
    red, green, _ = corners_of(picture)[0]
    assert red > 200 > green


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_nothing_hidden_survives(tmp_path: Path, form: str) -> None:
    options: dict[str, object] = {"exif": camera_exif(marker=MARKER), "xmp": MARKER.encode()}
    if form == "JPEG":
        options["comment"] = MARKER.encode()
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", MARKER)
        info.add_itxt("XML:com.adobe.xmp", MARKER)
        options = {"exif": options["exif"], "pnginfo": info}
    content = encoded(four_corners(900, 600), form, **options)
    content += f"<?php echo '{MARKER}' ?><script>{MARKER}</script>".encode()
    assert MARKER.encode() in content
    picture = mastered(content, tmp_path)
    assert MARKER.encode() not in (tmp_path / "master").read_bytes()
    # Pillow adds what every JPEG has (its version, its density) and nothing else.
    assert not {"exif", "xmp", "comment", "icc_profile", "photoshop", "mp"} & picture.info.keys()


def test_the_judge_finds_a_place_where_nothing_was_stripped(tmp_path: Path) -> None:
    content = held(6, size=(900, 600))
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "picture").write_bytes(content)
    assert judged(tmp_path / "kept") == 1
    (tmp_path / "made").mkdir()
    mastered(content, tmp_path).save(tmp_path / "made" / "picture", "JPEG")
    assert judged(tmp_path / "made") == 0


def judged(folder: Path) -> int:
    judge = [str(shared_tool("gps-judge.sh")), str(folder)]
    return subprocess.run(judge, check=False, capture_output=True).returncode


def test_colours_stay_what_they_were_when_the_profile_goes(tmp_path: Path) -> None:
    # In this profile red and green have changed places: dropped unread, it would show red.
    profile = swapped_profile()
    content = encoded(Image.new("RGB", (640, 480), (255, 0, 0)), "PNG", icc_profile=profile)
    red, green, _ = mastered(content, tmp_path).convert("RGB").getpixel((300, 200))
    assert green > 150 > red


def swapped_profile() -> bytes:
    plain = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = plain.index(b"rXYZ"), plain.index(b"gXYZ")
    plain[red : red + 4], plain[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(plain)


def test_a_broken_profile_costs_nothing_but_itself(tmp_path: Path) -> None:
    content = encoded(Image.new("RGB", (640, 480), "teal"), "JPEG", icc_profile=b"no profile" * 9)
    assert mastered(content, tmp_path).size == (640, 480)


def test_what_shines_through_stays_so_and_what_does_not_becomes_a_jpeg(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (640, 480), (255, 0, 0, 0))
    clear.paste("blue", (0, 0, 320, 480))
    for content in (encoded(clear, "PNG"), encoded(clear, "WEBP", lossless=True)):
        picture = mastered(content, tmp_path)
        assert (picture.format, picture.mode) == ("PNG", "RGBA")
        assert [picture.getpixel((x, 9))[3] for x in (9, 600)] == [255, 0]
    opaque = encoded(Image.new("RGBA", (640, 480), (255, 0, 0, 255)), "PNG")
    assert mastered(opaque, tmp_path).format == "JPEG"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK", "RGB", "RGBA"])
def test_every_way_of_storing_pixels_comes_out_as_it_looks(tmp_path: Path, mode: str) -> None:
    source = Image.new("L", (640, 480), 0)
    source.paste(255, (320, 0, 640, 480))
    if mode == "I;16":
        stored = source.convert("I").point(lambda value: value * 257).convert("I;16")
    else:
        stored = source.convert(mode)
    content = encoded(stored, "JPEG" if mode == "CMYK" else "PNG")
    grey = mastered(content, tmp_path).convert("L")
    assert grey.getpixel((50, 200)) < 20
    assert grey.getpixel((600, 200)) > 235


def test_a_large_picture_is_made_smaller_and_keeps_its_shape(tmp_path: Path) -> None:
    picture = mastered(encoded(Image.new("RGB", (6000, 3000), "teal"), "JPEG"), tmp_path)
    assert picture.size == (4096, 2048)


def test_the_first_picture_of_two_in_one_file_is_the_photo(tmp_path: Path) -> None:
    first, second = Image.new("RGB", (640, 480), "red"), Image.new("RGB", (320, 240), "blue")
    content = encoded(first, "MPO", save_all=True, append_images=[second])
    picture = mastered(content, tmp_path)
    assert (picture.format, picture.size) == ("JPEG", (640, 480))
    assert picture.getpixel((9, 9))[0] > 200


def test_a_preview_is_a_small_upright_jpeg(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(held(8, size=(1800, 1200)))
    made = make_preview(tmp_path / "source", into=tmp_path / "preview", side=480)
    assert (made.width, made.height, made.mime) == (480, 320, "image/jpeg")
    assert made.bytes < 30_000


def test_the_source_is_left_as_it_was_and_nothing_is_made_of_a_refused_one(tmp_path: Path) -> None:
    content = held(3, size=(900, 600))
    mastered(content, tmp_path)
    assert (tmp_path / "source").read_bytes() == content
    (tmp_path / "source").write_bytes(content[:4000])
    with pytest.raises(FileRefused):
        make_master_file(tmp_path / "source", into=tmp_path / "other")
    assert not (tmp_path / "other").exists()
