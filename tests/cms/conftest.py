"""A small site, and somebody who is shown on it."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from media_library.models import Person
from media_library.public import Photo, make_renditions
from tests.cms.pictures import SIZES
from tests.factories import Tree
from tests.media_library.rights.people import photo_of_consenting, somebody
from tests.standing import standing


@pytest.fixture(scope="module")
def standing_tree(django_db_setup: None, django_db_blocker: Any) -> Iterator[Tree]:
    with standing(django_db_blocker):
        yield Tree("en", "lv")


@pytest.fixture
def tree(standing_tree: Tree, db: None) -> Tree:
    return copy.deepcopy(standing_tree)


@pytest.fixture
def anna() -> Person:
    return somebody()


@pytest.fixture
def shown(anna: Person) -> Photo:
    made = photo_of_consenting(anna)
    make_renditions(made, SIZES)
    return made
