"""What a file is, is told by its first bytes."""

import pytest
from PIL import Image

from media_library.decoding import kinds
from media_library.decoding.kinds import BYTES_NEEDED, Sort, sniff
from tests.media_library.decoding.pictures import encoded
from tests.peers.corpora import samples


def iso(*brands: bytes) -> bytes:
    body = b"ftyp" + brands[0] + b"\0\0\0\0" + b"".join(brands[1:])
    return (len(body) + 4).to_bytes(4) + body + b"\0\0\0\x08mdat"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF"])
def test_each_picture_format_is_known_and_names_its_decoder(form: str) -> None:
    kind = sniff(encoded(Image.new("RGB", (64, 64)), form)[:BYTES_NEEDED])
    assert kind.sort is Sort.IMAGE
    assert form in kind.decoders


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        (iso(b"heic", b"mif1", b"heic"), kinds.HEIC),
        (iso(b"mif1", b"mif1", b"miaf", b"heix"), kinds.HEIC),
        (iso(b"mif1", b"miaf", b"avif"), kinds.AVIF),
        (iso(b"avis", b"msf1"), kinds.AVIF),
        (iso(b"isom", b"avc1"), kinds.MP4),
        (iso(b"qt  "), kinds.QUICKTIME),
        (iso(b"3gp5", b"isom"), kinds.THIRD_GENERATION),
        (iso(b"M4A ", b"isom"), kinds.OTHER),
        (iso(b"crx ", b"isom"), kinds.OTHER),
        (b"\0\0\0\x08wide\0\0\x01\0mdat", kinds.QUICKTIME),
        (b"\x1a\x45\xdf\xa3\x93\x42\x82\x84webm", kinds.WEBM),
        (b"\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska", kinds.MATROSKA),
        (b"\x1a\x45\xdf\xa3\x93\x42\x82\x84evil", kinds.OTHER),
        (b"RIFF\x24\0\0\0AVI LIST", kinds.AVI),
        (b"RIFF\x24\0\0\0WAVEfmt ", kinds.OTHER),
        (b"\0\0\x01\xba\x44", kinds.MPEG),
        ((b"\x47" + bytes(187)) * 3, kinds.TRANSPORT_STREAM),
        ((bytes(4) + b"\x47" + bytes(187)) * 3, kinds.TRANSPORT_STREAM),
        (b"GGGGGGGG", kinds.OTHER),
        (b"ffconcat version 1.0\nfile sibling.mp4\n", kinds.OTHER),
        (b"#EXTM3U\n", kinds.OTHER),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", kinds.OTHER),
        (b"%PDF-1.7", kinds.OTHER),
        (b"PK\x03\x04", kinds.OTHER),
        (b"II*\0", kinds.OTHER),
        (b"8BPS\0\x01", kinds.OTHER),
        (b"%!PS-Adobe-3.0 EPSF", kinds.OTHER),
        (b"", kinds.OTHER),
        (b"\xff\xd8", kinds.OTHER),
    ],
)
def test_the_first_bytes_decide(first: bytes, kind: kinds.Kind) -> None:
    assert sniff(first) == kind


def test_every_valid_file_of_the_corpora_is_known_for_what_it_is() -> None:
    valid = [one for one in samples() if one.expected == "accept"]
    assert len(valid) == 115
    endings = {
        "jpg": "image", "heic": "image", "heif": "image", "avif": "image", "webp": "image",
        "mp4": "video", "mov": "video", "webm": "video", "m4v": "video",
    }  # fmt: skip
    for one in valid:
        with one.path.open("rb") as stored:
            kind = sniff(stored.read(BYTES_NEEDED))
        assert kind.sort == endings[one.path.suffix[1:].lower()], one.name
