"""Photos in an article: one, or a gallery; each use has its own alt text."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from media_library.public import Photo, with_renditions


class UsedPhotoBlock(ImageBlock):
    """A photo with the alt text of this use, or marked as decoration."""

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        photos = super().bulk_to_python(values)
        # All photos of an article get their renditions and rights in a fixed number of queries.
        known = {photo.pk: photo for photo in photos if photo is not None}
        ready = {photo.pk: photo for photo in with_renditions(Photo.objects.filter(pk__in=known))}
        for photo in photos:
            if photo is not None:
                photo.ready_renditions = ready[photo.pk].ready_renditions
                photo.asset = ready[photo.pk].asset
        return photos


class PictureBlock(blocks.StructBlock):
    image = UsedPhotoBlock(label=_("Photo"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=250, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One photo across the text, with caption and credit.")
        template = "cms/blocks/picture.html"
        preview_template = "cms/blocks/previews/picture.html"


class GalleryBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    pictures = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("image", UsedPhotoBlock(label=_("Photo"))),
                ("caption", blocks.CharBlock(label=_("Caption"), max_length=250, required=False)),
            ]
        ),
        label=_("Photos"),
        min_num=2,
        max_num=24,
    )

    class Meta:
        icon = "grip"
        label = _("Gallery")
        description = _("Two to twenty-four photos that are looked at together.")
        template = "cms/blocks/gallery.html"
        preview_template = "cms/blocks/previews/gallery.html"


def photos_in(body: blocks.StreamValue) -> Iterator[tuple[Photo, str]]:
    """Yield every photo of an article with its alt text, in reading order."""
    for child in body:
        if child.block_type == "picture":
            yield from _used(child.value["image"])
        elif child.block_type == "gallery":
            for picture in child.value["pictures"]:
                yield from _used(picture["image"])


def _used(image: Photo | None) -> Iterator[tuple[Photo, str]]:
    if image is not None:
        yield image, "" if image.decorative else image.contextual_alt_text
