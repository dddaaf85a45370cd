"""Making the publication master: the upright, clean, bounded picture that Wagtail is given."""

import io
from typing import IO

import pillow_heif
from django.core.files.images import ImageFile
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from media_library.names import master_name
from media_library.rules.limits import Header, why_refused
from outbox.rules.refusals import Refusal

pillow_heif.register_heif_opener()

LONGEST_SIDE = 4096
QUALITY = 92


class PhotoRefused(Exception):
    """A picture that cannot be taken in; `refusal` says why in a code and facts."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def read_header(upload: IO[bytes]) -> Header:
    """Read what a picture says of itself without decoding a pixel.

    Raises PhotoRefused("photo-unreadable") if it is no picture.
    """
    upload.seek(0)
    try:
        with Image.open(upload) as image:
            return Header(
                format=image.format or "",
                width=image.width,
                height=image.height,
                frames=getattr(image, "n_frames", 1),
                is_progressive=bool(image.info.get("progressive")),
            )
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise PhotoRefused(Refusal("photo-unreadable")) from error
    finally:
        upload.seek(0)


def make_master(upload: IO[bytes]) -> ImageFile:
    """Decode `upload` and write it anew, with nothing of the camera in it.

    Returns a JPEG (PNG where there is transparency) of at most 4,096 px on its longer side,
    turned upright, in sRGB. Raises PhotoRefused for what is broken, too big or too small.
    """
    if refusal := why_refused(read_header(upload)):
        raise PhotoRefused(refusal)
    try:
        with Image.open(upload) as image:
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture = _in_srgb(ImageOps.exif_transpose(image))
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
            return _written_anew(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PhotoRefused(Refusal("photo-unreadable")) from error
    finally:
        upload.seek(0)


def _in_srgb(image: Image.Image) -> Image.Image:
    has_alpha = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    mode = "RGBA" if has_alpha else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "RGBA", "CMYK", "L"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode=mode
            )
        except ImageCms.PyCMSError:
            converted = None  # a broken profile: the plain numbers are the best guess
        if converted is not None:
            return converted
    return image.convert(mode)


def _written_anew(picture: Image.Image) -> ImageFile:
    # A fresh image holds pixels only: no EXIF, XMP, profile or comment can ride along.
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    out, name = io.BytesIO(), master_name()
    if clean.mode == "RGBA":
        clean.save(out, "PNG", optimize=True)
        name = name.replace(".jpg", ".png")
    else:
        clean.save(out, "JPEG", quality=QUALITY, optimize=True, subsampling=0)
    out.seek(0)
    return ImageFile(out, name=name)
