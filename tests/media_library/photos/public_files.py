"""What lies in the public storage, and what the rows of a photo say of it."""

from django.core.files.storage import storages

from media_library.public import Photo

FEW = ("width-320|format-jpeg", "width-640|format-jpeg", "fill-160x160|format-webp")


def files(folder: str = "") -> set[str]:
    storage = storages["public"]
    if folder and not storage.exists(folder):
        return set()
    folders, names = storage.listdir(folder)
    found = {f"{folder}{name}" for name in names}
    return found.union(*(files(f"{folder}{inner}/") for inner in folders))


def named(taken: Photo) -> set[str]:
    return set(taken.renditions.values_list("file", flat=True))


def content(name: str) -> bytes:
    with storages["public"].open(name) as stored:
        return stored.read()
