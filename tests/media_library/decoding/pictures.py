"""Pictures that tests make: phone photos, bombs, and things hidden in both."""

import io
import struct
import zlib
from typing import Any

import pillow_heif
from PIL import Image

GPS_IFD, ORIENTATION, MAKE, SERIAL = 0x8825, 0x0112, 0x010F, 0xA431
CORNERS = ("red", "lime", "blue", "yellow")  # clockwise from the top left, as it is looked at
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_FROM_UPRIGHT = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def four_corners(width: int, height: int) -> Image.Image:
    """A picture whose corners tell which way up it is."""
    picture = Image.new("RGB", (width, height), "white")
    size = (width // 4, height // 4)
    right, bottom = width - size[0], height - size[1]
    for colour, place in zip(
        CORNERS, ((0, 0), (right, 0), (right, bottom), (0, bottom)), strict=True
    ):
        picture.paste(Image.new("RGB", size, colour), place)
    return picture


def corners_of(picture: Image.Image) -> list[tuple[int, ...]]:
    width, height = picture.width - 9, picture.height - 9
    shown = picture.convert("RGB")
    return [shown.getpixel(place) for place in ((8, 8), (width, 8), (width, height), (8, height))]


def camera_exif(*, orientation: int = 1, marker: str = "PhoneMaker") -> Image.Exif:
    """What a phone says: place, time, maker, serial number, orientation."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = orientation, marker
    exif.get_ifd(0x8769).update(
        {0x9003: "2026:05:01 18:30:00", 0x9011: "+03:00", SERIAL: f"{marker}-4711"}
    )
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (57.0, 53.0, 51.0), 3: "E", 4: (25.0, 19.0, 53.0)})
    return exif


def held(orientation: int, *, size: tuple[int, int]) -> bytes:
    """A JPEG of four corners as a camera stores it that was held in this way."""
    picture, turn = four_corners(*size), _FROM_UPRIGHT[orientation]
    stored = picture if turn is None else picture.transpose(turn)
    return encoded(stored, "JPEG", exif=camera_exif(orientation=orientation), quality=95)


def encoded(picture: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    if form == "HEIF":
        pillow_heif.register_heif_opener()
    picture.save(out, form, **options)
    return out.getvalue()


def _chunk(name: bytes, data: bytes = b"") -> bytes:
    return struct.pack("!I", len(data)) + name + data + struct.pack("!I", zlib.crc32(name + data))


def png(width: int, height: int, *, depth: int = 8, colour: int = 0, **chunks: bytes) -> bytes:
    """A PNG of one colour: sides as it claims, and as many bytes of pixels as that needs."""
    channels = {0: 1, 2: 3, 6: 4}[colour]
    line, packer = b"\0" + bytes((width * depth * channels + 7) // 8), zlib.compressobj(1)
    pixels = b"".join([*(packer.compress(line) for _ in range(height)), packer.flush()])
    head = struct.pack("!IIBBBBB", width, height, depth, colour, 0, 0, 0)
    extra = b"".join(_chunk(name.encode(), data) for name, data in chunks.items())
    signature = b"\x89PNG\r\n\x1a\n"
    return (
        signature + _chunk(b"IHDR", head) + extra + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")
    )


def png_header_only(width: int, height: int) -> bytes:
    head = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 9))


def webp_of_34_bytes() -> bytes:
    """A lossless WebP that claims 16,383 × 16,383 pixels."""
    sides = (16382 | 16382 << 14).to_bytes(4, "little")
    data = b"\x2f" + sides + b"\x88\x88\x08\x07\0\0\0\0\0"
    body = b"WEBPVP8L" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def gif(width: int, height: int, *, frames: int) -> bytes:
    """A GIF of many frames that hold next to nothing."""
    head = b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff"
    control = b"\x21\xf9\x04\x00\x0a\0\0\0"
    frame = control + b"\x2c" + struct.pack("<HHHH", 0, 0, width, height) + b"\0\x02\x02\x44\x01\0"
    return head + frame * frames + b"\x3b"


def jpeg_that_claims(width: int, height: int, *, progressive: bool) -> bytes:
    """A small JPEG whose header says that it is large."""
    content = encoded(Image.new("RGB", (400, 400), "teal"), "JPEG", progressive=progressive)
    start = content.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    return content[: start + 5] + struct.pack("!HH", height, width) + content[start + 9 :]
