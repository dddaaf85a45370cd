"""The door of the media library: what the floors above may use."""

from media_library.models import Photo, PhotoDescription
from media_library.picture import picture_html, with_renditions
from media_library.posting import PostPicture, open_post_picture, post_picture
from media_library.renditions import make_renditions
from media_library.rules.widths import SHAPES, first_look
from media_library.signals import photo_changed, renditions_ready

__all__ = [
    "SHAPES",
    "Photo",
    "PhotoDescription",
    "PostPicture",
    "first_look",
    "make_renditions",
    "open_post_picture",
    "photo_changed",
    "picture_html",
    "post_picture",
    "renditions_ready",
    "with_renditions",
]
