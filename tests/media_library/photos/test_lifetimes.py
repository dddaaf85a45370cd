"""How long caches keep a picture: an hour where somebody can be seen who may object."""

import pytest

from media_library.photos.renditions import missing_specs, public_folder
from media_library.public import People, cache_control, make_renditions
from media_library.storages import PublicS3Storage
from tests.factories import photo
from tests.media_library.photos.public_files import FEW, named
from tests.media_library.visiting import visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_public_yet")]


@pytest.mark.parametrize(
    ("people", "folder", "lifetime"),
    [
        (People.NOBODY, "i", "public, max-age=31536000, immutable"),
        (People.CROWD, "i", "public, max-age=31536000, immutable"),
        (People.NAMED, "h", "public, max-age=3600"),
        (People.NOT_SAID, "h", "public, max-age=3600"),
    ],
)
def test_people_who_may_object_are_kept_by_caches_for_an_hour(client, people, folder, lifetime):
    taken = photo(people=people)
    make_renditions(taken, FEW)
    assert public_folder(taken) == folder
    for rendition in taken.renditions.all():
        assert visit(client, rendition.url).headers["Cache-Control"] == lifetime
        bucket = PublicS3Storage(bucket_name="b", object_parameters={"CacheControl": "no-store"})
        assert bucket.get_object_parameters(rendition.file.name)["CacheControl"] == lifetime


def test_what_lies_in_no_known_folder_is_kept_short():
    assert cache_control("images/x.jpg") == cache_control("ivy/x.jpg") == "public, max-age=3600"


def test_somebody_named_later_moves_the_files_to_the_short_folder():
    taken = photo(people=People.NOBODY)
    make_renditions(taken, FEW)
    taken.asset.people = People.NAMED.value
    taken.asset.save()
    assert len(missing_specs(taken, FEW)) == len(FEW)
    make_renditions(taken, FEW)
    assert all(name.startswith("h/") for name in named(taken))
