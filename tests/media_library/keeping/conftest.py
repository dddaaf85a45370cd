"""Both storages as folders, and the fields that name files with them."""

from pathlib import Path
from typing import Any

import pytest

from tests.media_library.keeping.places import Places, use_storages


@pytest.fixture
def places(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    backend = "django.core.files.storage.FileSystemStorage"
    places = Places(private=tmp_path / "private", public=tmp_path / "public")
    chosen = {
        alias: {
            "BACKEND": backend,
            "OPTIONS": {"location": str(folder), "base_url": "/media/"},
        }
        for alias, folder in (("default", places.private), ("public", places.public))
    }
    use_storages(settings, monkeypatch, chosen)
    return places
