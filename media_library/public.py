"""The door of the media library: what the floors above may use."""

from media_library import for_posts
from media_library.actions.admit_photo import admit_photo
from media_library.actions.withdrawing import ASSET_SCOPES, asset_scope
from media_library.addresses import public_names
from media_library.exporting.credits import safe_cell
from media_library.films.block import FilmChooserBlock
from media_library.films.player import film_html, film_words, why_film_withheld
from media_library.models import Asset, Film, Licence, Photo
from media_library.photos.picture import picture_html, why_withheld, with_renditions
from media_library.photos.placeholder import mark_of, withhold
from media_library.photos.posting import open_post_picture, post_picture
from media_library.photos.renditions import make_renditions
from media_library.rights import reaching, usages
from media_library.rights.clearing import assets_with_standing, why_not_cleared, without_reuse
from media_library.rights.wording import rights_words
from media_library.rules.clearance import clearance
from media_library.rules.lifetimes import cache_control
from media_library.rules.numbers import number_in
from media_library.rules.standing import Channel, People, Standing
from media_library.rules.widths import SHAPES, first_look
from media_library.signals import photo_changed, renditions_ready, rights_changed
from media_library.subjects import Subject, register_subjects
from media_library.uploading.room import has_room_for_files

__all__ = [
    "ASSET_SCOPES",
    "SHAPES",
    "Asset",
    "Channel",
    "Film",
    "FilmChooserBlock",
    "Licence",
    "People",
    "Photo",
    "Standing",
    "Subject",
    "admit_photo",
    "asset_scope",
    "assets_with_standing",
    "cache_control",
    "clearance",
    "film_html",
    "film_words",
    "first_look",
    "for_posts",
    "has_room_for_files",
    "make_renditions",
    "mark_of",
    "number_in",
    "open_post_picture",
    "photo_changed",
    "picture_html",
    "post_picture",
    "public_names",
    "reaching",
    "register_subjects",
    "renditions_ready",
    "rights_changed",
    "rights_words",
    "safe_cell",
    "usages",
    "why_film_withheld",
    "why_not_cleared",
    "why_withheld",
    "with_renditions",
    "withhold",
    "without_reuse",
]
