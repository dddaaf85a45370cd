"""A private folder of the test's own, and the two addresses of a door without a server."""

import copy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from tests.media_library.uploading.tus import Files


@pytest.fixture
def private_folder(settings: Any, tmp_path: Path) -> Path:
    """Make private storage a folder, as on one machine."""
    folder = tmp_path / "private"
    changed = copy.deepcopy(django_settings.STORAGES)
    changed["default"] = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(folder), "base_url": None},
    }
    settings.STORAGES = changed
    return folder


@pytest.fixture
def files(private_folder: Path) -> Files:
    """One contribution's door, with room for ten files of 10 MB."""
    return Files()
