"""A photo's files as the public can ask for them."""

from media_library.public import Photo

SIZES = ["width-320|format-jpeg", "width-640|format-webp"]


def public_files(made: Photo) -> list[str]:
    return [row.file.name for row in made.renditions.all()]
