"""What a picture says of itself comes out, and no word of it is believed too far."""

import json
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from media_library.decoding.photos import inspect_photo, sha256_of
from media_library.rules.likeness import likeness
from tests.media_library.decoding.pictures import (
    MAKE,
    ORIENTATION,
    camera_exif,
    encoded,
    four_corners,
    held,
    png,
)
from tests.peers.corpora import samples

_XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
<rdf:Description photoshop:Credit="Vidzeme / A. Ozola"><dc:creator><rdf:Seq><rdf:li>Anna Ozola
</rdf:li></rdf:Seq></dc:creator><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">CC BY</rdf:li>
</rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>"""


def written(folder: Path, content: bytes) -> Path:
    path = folder / "handed-in"
    path.write_bytes(content)
    return path


def test_a_phones_photo(tmp_path: Path) -> None:
    facts = inspect_photo(written(tmp_path, held(6, size=(600, 900))))
    assert (facts.format, facts.mime, facts.extension) == ("JPEG", "image/jpeg", ".jpg")
    assert (facts.stored, facts.upright) == ((900, 600), (600, 900))
    assert (facts.frames, facts.is_progressive, facts.has_alpha) == (1, False, False)
    assert facts.taken_at == datetime(2026, 5, 1, 18, 30)
    assert facts.taken_offset == timedelta(hours=3)
    assert facts.latitude == pytest.approx(57.8975)
    assert facts.longitude == pytest.approx(25.331389)
    assert facts.bytes == (tmp_path / "handed-in").stat().st_size
    assert facts.sha256 == sha256_of(tmp_path / "handed-in")


def test_a_picture_without_any_camera_data(tmp_path: Path) -> None:
    facts = inspect_photo(written(tmp_path, encoded(four_corners(640, 480), "PNG")))
    assert (facts.taken_at, facts.taken_offset, facts.latitude) == (None, None, None)
    assert (facts.creator, facts.credit, facts.copyright) == ("", "", "")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_names_in_xmp(tmp_path: Path, form: str) -> None:
    options = {"xmp": _XMP.encode()}
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", _XMP)
        options = {"pnginfo": info}
    facts = inspect_photo(written(tmp_path, encoded(four_corners(640, 480), form, **options)))
    assert (facts.creator, facts.credit) == ("Anna Ozola", "Vidzeme / A. Ozola")
    assert facts.copyright == "CC BY"


def test_names_lose_what_could_turn_a_page_around(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Anna\x1b[31m <b>Ozola</b>\nand more" + "!" * 900
    reversing = _XMP.replace("A. Ozola", "\u202ealozO .A").encode()
    content = encoded(four_corners(640, 480), "WEBP", exif=exif, xmp=reversing.replace(b"dc:", b""))
    facts = inspect_photo(written(tmp_path, content))
    assert facts.creator.startswith("Anna[31m <b>Ozola</b> and more")
    assert len(facts.creator) == 300
    assert facts.credit == "Vidzeme / alozO .A"


def test_names_in_exif_may_have_the_letters_of_the_region(tmp_path: Path) -> None:
    content = encoded(four_corners(640, 480), "JPEG", exif=artist("Žanete Ozoliņa".encode()))
    assert inspect_photo(written(tmp_path, content)).creator == "Žanete Ozoliņa"
    content = encoded(
        four_corners(640, 480), "JPEG", exif=artist("Jürgen Møller".encode("latin-1"))
    )
    assert inspect_photo(written(tmp_path, content)).creator == "Jürgen Møller"


def artist(name: bytes) -> bytes:
    exif = Image.Exif()
    exif[0x013B] = "#" * len(name)
    return exif.tobytes().replace(b"#" * len(name), name)


@pytest.mark.parametrize(
    "packet",
    [
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"<not xml",
        b"\xff\xfe\0\0",
        b"<a>" * 100_000,
    ],
)
def test_a_hostile_xmp_says_nothing_and_the_picture_counts(tmp_path: Path, packet: bytes) -> None:
    content = encoded(four_corners(640, 480), "WEBP", xmp=packet)
    assert inspect_photo(written(tmp_path, content)).creator == ""


def test_broken_exif_says_nothing_and_the_picture_counts(tmp_path: Path) -> None:
    for broken in (b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0garbage", b"Exif\0\0MM\0*"):
        content = encoded(four_corners(640, 480), "JPEG", exif=broken)
        facts = inspect_photo(written(tmp_path, content))
        assert facts.upright == (640, 480)
    impossible = camera_exif()
    impossible[ORIENTATION], impossible[MAKE] = 99, ""
    impossible.get_ifd(0x8769)[0x9003] = "0000:00:00 99:99:99"
    impossible.get_ifd(0x8825)[2] = (900.0, 0.0, 0.0)
    content = encoded(four_corners(640, 480), "JPEG", exif=impossible)
    facts = inspect_photo(written(tmp_path, content))
    assert (facts.upright, facts.taken_at, facts.latitude) == ((640, 480), None, None)


def test_a_hash_is_of_what_is_seen_and_not_of_how_it_is_stored(tmp_path: Path) -> None:
    ways = [inspect_photo(written(tmp_path, held(n, size=(900, 600)))) for n in range(1, 9)]
    for way in ways:
        pairs = {"phash": (ways[0].phash, way.phash), "dhash": (ways[0].dhash, way.dhash)}
        assert likeness(**pairs) == "same"
    assert all(len(facts.phash) == len(facts.dhash) == 16 for facts in ways)


def test_a_plain_picture_has_a_hash(tmp_path: Path) -> None:
    assert inspect_photo(written(tmp_path, png(400, 400))).dhash == "0" * 16


def test_places_are_those_that_exiftool_reads() -> None:
    located = [one for one in samples() if one.has_gps and one.path.suffix.lower() == ".jpg"]
    told = subprocess.run(
        ["exiftool", "-json", "-n", "-EXIF:GPSLatitude#", "-EXIF:GPSLatitudeRef#",
         "-EXIF:GPSLongitude#", "-EXIF:GPSLongitudeRef#", *(str(one.path) for one in located)],
        capture_output=True, check=True,
    )  # fmt: skip
    compared = 0
    for entry in json.loads(told.stdout):
        latitude, longitude = entry.get("GPSLatitude"), entry.get("GPSLongitude")
        if not isinstance(latitude, float) or not isinstance(longitude, float):
            continue
        facts = inspect_photo(Path(entry["SourceFile"]), least_side=1)
        assert abs(facts.latitude or 0) == pytest.approx(latitude, abs=1e-5), entry
        assert abs(facts.longitude or 0) == pytest.approx(longitude, abs=1e-5), entry
        assert ((facts.latitude or 0) < 0) == (entry.get("GPSLatitudeRef") == "S"), entry
        assert ((facts.longitude or 0) < 0) == (entry.get("GPSLongitudeRef") == "W"), entry
        compared += 1
    assert compared >= 15
