"""A public storage that other tests left nothing in."""

import pytest
from django.core.files.storage import storages

from tests.media_library.photos.public_files import files


@pytest.fixture
def nothing_public_yet() -> None:
    for name in files():
        storages["public"].delete(name)
