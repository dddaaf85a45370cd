"""Somebody who can be written to, and a photo of them that the public sees."""

import pytest

from accounts.sealing import seal
from media_library.models import Person
from media_library.public import Photo, make_renditions
from tests.media_library.rights.people import photo_of_consenting, somebody
from tests.media_library.rights.published import SIZES


@pytest.fixture
def anna() -> Person:
    return somebody(contact=seal({"mail": "anna@example.org"}))


@pytest.fixture
def shown(anna: Person) -> Photo:
    made = photo_of_consenting(anna)
    make_renditions(made, SIZES)
    return made
