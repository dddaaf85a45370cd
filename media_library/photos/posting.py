"""A photo as posts carry it: one re-encoded JPEG, known by the hash of its very bytes."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.storage import storages
from PIL import Image

from media_library.models import Photo
from media_library.photos.renditions import make_keyed, version_of
from media_library.rules.widths import width_of

WIDEST = "width-1280"


@dataclass(frozen=True, kw_only=True)
class Band:
    """What stands below a picture, never on it; `draw` is given the picture's width in pixels.

    `key` (letters, digits and hyphens) names everything that the drawing depends on.
    """

    key: str
    draw: Callable[[int], Image.Image]

    def below(self, picture: Image.Image) -> Image.Image:
        """Return the picture with the band added at its foot."""
        drawn = self.draw(picture.width)
        whole = Image.new("RGB", (picture.width, picture.height + drawn.height), "white")
        mask = picture.getchannel("A") if picture.mode == "RGBA" else None
        whole.paste(picture, (0, 0), mask)
        whole.paste(drawn, (0, picture.height))
        return whole


@dataclass(frozen=True, kw_only=True)
class PostPicture:
    """`name` opens it again, `digest` is the SHA-256 (hex) of its bytes, `size` counts them."""

    name: str
    digest: str
    mime: str
    width: int
    height: int
    size: int
    url: str


def post_picture(photo: Photo, *, size: str = WIDEST, band: Band | None = None) -> PostPicture:
    """Return the picture that a post of `photo` carries, making it when it is the first time.

    `size` is the whole picture, such as "width-960", or a shape cut around the focal point, such
    as "fill-1200x800". It has a row of its own for each version, beside the one that pages use: a
    post that was approved keeps its very bytes when the credit changes later.
    """
    key = version_of(photo)
    spec = _spec(photo, size, band)
    if band is None:
        make_keyed(photo, {spec: key})
    else:
        make_keyed(photo, {spec: key}, finish=band.below)
    rendition = photo.renditions.get(filter_spec=spec, focal_point_key=key)
    content = open_post_picture(rendition.file.name)
    return PostPicture(
        name=rendition.file.name,
        digest=hashlib.sha256(content).hexdigest(),
        mime="image/jpeg",
        width=rendition.width,
        height=rendition.height,
        size=len(content),
        url=rendition.full_url,
    )


def fits(photo: Photo, size: str) -> bool:
    """Say whether a photo has the pixels for a shape, so that nothing is blown up."""
    if not size.startswith("fill-"):
        return True
    high = int(size.rpartition("x")[2])
    return bool(photo.width >= width_of(size) and photo.height >= high)


def _spec(photo: Photo, size: str, band: Band | None) -> str:
    parts = [size, "format-jpeg"]
    point = photo.get_focal_point()
    if size.startswith("fill-") and point is not None:
        parts.append(f"around-{point.left}-{point.top}-{point.right}-{point.bottom}")
    if band is not None:
        parts.append(f"band-{band.key}")
    return "|".join(parts)


def open_post_picture(name: str) -> bytes:
    """Read a post's picture by the name that `post_picture` gave it."""
    with storages["public"].open(name) as stored:
        return stored.read()
