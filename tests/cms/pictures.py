"""Pictures on pages, and the pages as readers get them."""

from typing import Any

from django.test import Client

from media_library.public import Photo
from tests.factories import used

BOX = "picture-withheld"
SIZES = [
    "width-320|format-jpeg",
    "width-640|format-jpeg",
    "fill-480x320|format-jpeg",
    "fill-160x160|format-jpeg",
    "fill-1200x630|format-jpeg",
]


def body(*photos: Photo) -> list[tuple[str, dict[str, Any]]]:
    """The body of a story that shows these photos, one after another."""
    return [
        ("picture", {"image": used(one, f"Anna dances {one.pk}"), "caption": "Anna, aged 9"})
        for one in photos
    ]


def read(client: Client, path: str = "/en/stories/long-table/") -> str:
    return client.get(path).content.decode()


def addresses(made: Photo) -> list[str]:
    return [row.url for row in made.renditions.all()]
