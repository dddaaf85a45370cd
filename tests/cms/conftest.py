"""A small site, and somebody who is shown on it."""

import pytest

from media_library.models import Person
from media_library.public import Photo, make_renditions
from tests.cms.pictures import SIZES
from tests.factories import Tree
from tests.media_library.rights.people import photo_of_consenting, somebody


@pytest.fixture
def tree() -> Tree:
    return Tree("en", "lv")


@pytest.fixture
def anna() -> Person:
    return somebody()


@pytest.fixture
def shown(anna: Person) -> Photo:
    made = photo_of_consenting(anna)
    make_renditions(made, SIZES)
    return made
