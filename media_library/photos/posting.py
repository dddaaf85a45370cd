"""A photo as posts carry it: one re-encoded JPEG, known by the hash of its very bytes."""

import hashlib
from dataclasses import dataclass

from django.core.files.storage import storages

from media_library.models import Photo
from media_library.photos.renditions import make_keyed, version_of

SPEC = "width-1280|format-jpeg"


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


def post_picture(photo: Photo) -> PostPicture:
    """Return the picture that a post of `photo` carries, making it when it is the first time.

    It has a row of its own for each version, beside the one that pages use: a post that was
    approved keeps its very bytes when the credit changes later.
    """
    key = version_of(photo)
    make_keyed(photo, {SPEC: key})
    rendition = photo.renditions.get(filter_spec=SPEC, focal_point_key=key)
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


def open_post_picture(name: str) -> bytes:
    """Read a post's picture by the name that `post_picture` gave it."""
    with storages["public"].open(name) as stored:
        return stored.read()
