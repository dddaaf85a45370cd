"""Private and public files in folders of the test."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def disk(settings: Any, tmp_path: Path) -> Path:
    """Keep files on a disk, as an installation without S3 does; returns the private folder."""
    backend = "django.core.files.storage.FileSystemStorage"
    places = {"default": "private", "public": "public"}
    settings.STORAGES = {
        **settings.STORAGES,
        **{
            alias: {
                "BACKEND": backend,
                "OPTIONS": {"location": str(tmp_path / name), "base_url": "/media/"},
            }
            for alias, name in places.items()
        },
    }
    return tmp_path / "private"
