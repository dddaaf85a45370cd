"""Likeness: what the measured changes of a picture do to its hashes, held against the rule."""

import io

import pytest
from PIL import Image, ImageEnhance, ImageOps

from media_library.decoding.fingerprints import dhash, phash
from media_library.decoding.pictures import upright
from media_library.rules.likeness import Likeness, distance, likeness
from tests.peers.corpora import samples


def saved(picture: Image.Image, quality: int = 90) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()


CHANGES = {
    "saved again at quality 40": (lambda photo: saved(photo, 40), "same"),
    "half as large": (lambda photo: saved(photo.reduce(2)), "same"),
    "grey": (lambda photo: saved(photo.convert("L")), "same"),
    "a quarter brighter": (lambda photo: saved(ImageEnhance.Brightness(photo).enhance(1.25)), None),
    "5 % cut off": (
        lambda photo: saved(ImageOps.crop(photo, round(photo.width * 0.025))),
        None,
    ),
    "turned": (lambda photo: saved(photo.transpose(Image.Transpose.ROTATE_90)), "different"),
    "upside down": (lambda photo: saved(photo.transpose(Image.Transpose.ROTATE_180)), "different"),
    "mirrored": (lambda photo: saved(ImageOps.mirror(photo)), "different"),
}


@pytest.fixture(scope="module")
def photos() -> list[Image.Image]:
    """Twenty real photos of as many cameras, large enough to be cut and shrunk."""
    taken = [one for one in samples() if one.path.suffix == ".jpg" and one.expected == "accept"]
    large = [one for one in taken if min(Image.open(one.path).size) >= 480][:20]
    assert len(large) == 20
    photos = []
    for one in large:
        photo = ImageOps.exif_transpose(Image.open(one.path)).convert("RGB")
        photo.thumbnail((1200, 1200))
        photos.append(photo)
    return photos


def compared(first: bytes, second: bytes) -> Likeness:
    pictures = [upright(Image.open(io.BytesIO(content)), side=256) for content in (first, second)]
    return likeness(
        phash=(phash(pictures[0]), phash(pictures[1])),
        dhash=(dhash(pictures[0]), dhash(pictures[1])),
    )


@pytest.mark.parametrize("change", CHANGES)
def test_changes_of_real_photos(photos: list[Image.Image], change: str) -> None:
    make, expected = CHANGES[change]
    found = [compared(saved(photo), make(photo)) for photo in photos]
    if expected is None:
        assert found.count("different") <= 1, found
    else:
        assert found.count(expected) >= 18, found
        assert expected == "different" or "different" not in found


def test_two_photos_of_different_things_are_different(photos: list[Image.Image]) -> None:
    first, *others = [saved(photo) for photo in photos]
    assert {compared(first, other) for other in others} == {"different"}


@pytest.mark.parametrize(
    ("phash", "dhash", "expected"),
    [(0, 0, "same"), (4, 4, "same"), (5, 0, "nearly"), (12, 12, "nearly"), (13, 0, "different"),
     (0, 13, "different"), (64, 64, "different")],
)  # fmt: skip
def test_both_hashes_must_agree(phash: int, dhash: int, expected: Likeness) -> None:
    none = "0" * 16
    pairs = {"phash": (none, bits(phash)), "dhash": (none, bits(dhash))}
    assert likeness(**pairs) == expected
    assert distance(*pairs["phash"]) == phash


def bits(count: int) -> str:
    return f"{(1 << count) - 1:016x}"
