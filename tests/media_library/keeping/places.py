"""Files and rows by hand, as a worker leaves them that is killed at the wrong moment."""

import hashlib
import io
import os
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.db.models import FileField
from django.utils import timezone

from media_library.models import Asset, PhotoRendition
from media_library.public import Photo
from media_library.rules.standing import AssetState
from tests.factories import organisation

DAYS = 86_400


@dataclass(frozen=True)
class Places:
    """The folders of private and public files."""

    private: Path
    public: Path

    def put(self, name: str, content: bytes = b"bytes", *, days_old: float = 2) -> Path:
        """A private file, or a public one by a name that begins so."""
        folder, name = (
            (self.public, name.removeprefix("public/"))
            if name.startswith("public/")
            else (self.private, name)
        )
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        age(path, days_old)
        return path

    def names(self) -> set[str]:
        return {
            f"{folder.name}/{path.relative_to(folder)}"
            for folder in (self.private, self.public)
            for path in folder.rglob("*")
            if path.is_file()
        }

    def age_all(self, days_old: float) -> None:
        for folder in (self.private, self.public):
            for path in folder.rglob("*"):
                if path.is_file():
                    age(path, days_old)


def age(path: Path, days_old: float) -> None:
    moment = time.time() - days_old * DAYS
    os.utime(path, (moment, moment))


def use_storages(
    settings: Any, monkeypatch: pytest.MonkeyPatch, chosen: dict[str, dict[str, Any]]
) -> None:
    """Choose storages for a test; fields keep the one that they were made with otherwise."""
    settings.STORAGES = {**django_settings.STORAGES, **chosen}
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, FileField):
                storage = field.deconstruct()[3].get("storage")
                if callable(storage):
                    monkeypatch.setattr(field, "storage", storage())


def asset_with_original(
    content: bytes = b"an original", *, state: AssetState = AssetState.IN_REVIEW, **fields: Any
) -> Asset:
    """An asset as ingest leaves it: its original under its hash."""
    asset = Asset(
        kind="photo",
        state=state.value,
        state_at=timezone.now(),
        organisation=fields.pop("organisation", None) or organisation(),
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        **fields,
    )
    name = f"originals/{asset.organisation_id}/{asset.uuid}/{asset.sha256}"
    asset.original = storages["default"].save(name, ContentFile(content))
    asset.save()
    return asset


def rendition_of(photo: Photo, content: bytes = b"a rendition", spec: str = "width-77") -> Any:
    """A public picture with its row."""
    name = storages["public"].save(f"h/ab/{spec}-{photo.pk}.jpg", ContentFile(content))
    return PhotoRendition.objects.create(
        image=photo,
        filter_spec=spec,
        file=name,
        width=77,
        height=77,
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def run(command: str, *words: str) -> tuple[int, str]:
    """Run a command of the media library; returns its exit code and what it printed."""
    out = io.StringIO()
    try:
        call_command(command, *words, stdout=out, stderr=io.StringIO(), verbosity=0)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue()
    return 0, out.getvalue()


def in_days(days: float) -> Any:
    return timezone.now() + timedelta(days=days)
