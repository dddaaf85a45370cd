"""Opening a picture, turning it upright, writing it anew (child only)."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from media_library.rules.limits import MAX_BAGGAGE, Header

# The header is judged by our own rules, before any pixel; Pillow's own limit knows no reason.
Image.MAX_IMAGE_PIXELS = None
PngImagePlugin.MAX_TEXT_CHUNK = PngImagePlugin.MAX_TEXT_MEMORY = MAX_BAGGAGE + 1

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_PROFILED = frozenset({"RGB", "RGBA", "CMYK", "L"})
_GREY_OF_16_BITS = ("I", "I;16", "I;16B", "I;16L")


@contextmanager
def opened(path: Path, decoders: Sequence[str]) -> Iterator[ImageFile.ImageFile]:
    """Open a picture with the named decoders only; no pixel is read yet."""
    if "HEIF" in decoders:
        import pillow_heif  # here, because it is slow to load and most pictures need it not

        pillow_heif.options.DECODE_THREADS = 1
        pillow_heif.register_heif_opener(thumbnails=False)
    with Image.open(path, formats=list(decoders)) as image:
        yield image


def header_of_webp(path: Path) -> Header | None:
    """Read the sides of a WebP by ourselves; None if it is none.

    Its decoder makes room for two whole pictures as soon as it is opened.
    """
    with path.open("rb") as source:
        first = source.read(30)
    if first[:4] != b"RIFF" or first[8:12] != b"WEBP" or len(first) < 25:
        return None
    form, data = first[12:16], first[20:].ljust(10, b"\0")
    if form == b"VP8X":
        width, height = (1 + int.from_bytes(data[at : at + 3], "little") for at in (4, 7))
    elif form == b"VP8L":
        sides = int.from_bytes(data[1:5], "little")
        width, height = 1 + (sides & 0x3FFF), 1 + (sides >> 14 & 0x3FFF)
    else:
        width, height = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (6, 8))
    return Header(format="WEBP", width=width, height=height)


def header(image: Image.Image) -> Header:
    """Read what an opened picture says of itself, without a pixel of it."""
    is_moving = getattr(image, "is_animated", False)
    frames = getattr(image, "n_frames", 1) if image.format != "GIF" else 1 + is_moving
    texts = sum(len(value) for value in image.info.values() if isinstance(value, str))
    return Header(
        format=image.format or "",
        width=image.width,
        height=image.height,
        frames=frames,
        is_progressive=bool(image.info.get("progressive")),
        baggage_bytes=texts + len(image.info.get("icc_profile") or b""),
    )


def orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 to 8; what is broken or unknown stands upright."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # whatever a broken block raises, the picture itself may be fine
        return 1
    return value if value in _TURNS else 1


def has_alpha(image: Image.Image) -> bool:
    """Tell whether a picture may have transparent parts."""
    return image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info


def upright(image: Image.Image, *, side: int) -> Image.Image:
    """Decode, shrink to `side` pixels on the longer side, turn upright, bring to sRGB.

    Shrinks as early as the format allows: that is what keeps a phone's 108 megapixels small.
    """
    turn = _TURNS.get(orientation(image))
    profile = image.info.get("icc_profile")
    share = min(1.0, side / max(image.size))
    # A box of the picture's own shape: in a square one the decoder would shrink less.
    image.draft(None, (round(image.width * share), round(image.height * share)))
    image.load()
    picture = _plain(image)
    picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if turn is not None:
        picture = picture.transpose(turn)
    return _in_srgb(picture, profile)


def write_jpeg(picture: Image.Image, target: Path, *, quality: int, subsampling: int) -> None:
    """Write an opaque JPEG of the pixels alone, white where they are transparent."""
    clean = Image.new("RGB", picture.size, "white")
    clean.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    clean.save(target, "JPEG", quality=quality, optimize=True, subsampling=subsampling)


def write_png(picture: Image.Image, target: Path) -> None:
    """Write a PNG of the pixels alone, transparency kept."""
    clean = Image.new("RGBA", picture.size)
    clean.paste(picture)
    clean.save(target, "PNG", optimize=True)


def is_see_through(picture: Image.Image) -> bool:
    """Tell whether any pixel is really transparent."""
    return picture.mode == "RGBA" and any(picture.getchannel("A").histogram()[:255])


def _plain(image: Image.Image) -> Image.Image:
    """Return it in a mode that can be resized well: palettes and 16 bits of grey cannot."""
    if has_alpha(image):
        return image.convert("RGBA")
    if image.mode in _GREY_OF_16_BITS:
        return image.point(lambda value: value * (1 / 256)).convert("L")
    return image if image.mode in _PROFILED else image.convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            converted = None  # a broken profile: the plain numbers are the best guess
        if converted is not None:
            return converted
    return picture.convert(mode)
