"""The files that rows name: each field of each model that holds one, and the few other places."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.files.storage import storages
from django.db import models

from media_library.models import Asset, FormerFile, Photo, Upload
from media_library.rules.standing import AssetState

AT_A_TIME = 2000
GONE = (AssetState.WITHDRAWN.value, AssetState.ERASED.value)
# The bytes of these may lie, or come to lie, where no field names them yet.
ON_THEIR_WAY = (AssetState.RECEIVING.value, AssetState.CHECKING.value)


@dataclass(frozen=True, kw_only=True)
class Check:
    """Where a row says how large a file is, and what its digest is."""

    size: str = ""
    digest: str = ""
    algorithm: str = ""


@dataclass(frozen=True, kw_only=True)
class NamedFile:
    """A file that a row names; `size` is None and `digest` empty where the row does not say.

    A digest may be the beginning of one.
    """

    alias: str
    name: str
    owner: str
    size: int | None = None
    algorithm: str = ""
    digest: str = ""
    is_required: bool = True


CHECKS = {
    "media_library.Asset.original": Check(size="bytes", digest="sha256", algorithm="sha256"),
    "media_library.Photo.file": Check(size="file_size", digest="file_hash", algorithm="sha1"),
    "media_library.PhotoRendition.file": Check(size="bytes", digest="sha256", algorithm="sha256"),
    "media_library.FilmFile.file": Check(size="bytes", digest="sha256", algorithm="sha256"),
    "media_library.Consent.evidence": Check(digest="evidence_sha256", algorithm="sha256"),
    "wagtaildocs.Document.file": Check(size="file_size", digest="file_hash", algorithm="sha1"),
}
# `ingest` names these by their content: <folder>/<asset>/<version>-<first 24 digits>.jpg
NAMED_BY_CONTENT = ("masters/", "previews/")


def named_files() -> Iterator[NamedFile]:
    """Yield every file that some row names, some of them twice."""
    for model, field in _file_fields():
        yield from _named_by(model, field)
    for name in FormerFile.objects.values_list("name", flat=True).iterator(AT_A_TIME):
        yield NamedFile(alias="public", name=name, owner="a replaced picture", is_required=False)
    spools = Upload.objects.exclude(spool={}).values_list("uuid", "spool").iterator(AT_A_TIME)
    for uuid, spool in spools:
        for name in filter(None, (spool.get("key"), (spool.get("tail") or {}).get("key"))):
            yield NamedFile(alias="default", name=name, owner=f"upload {uuid}", is_required=False)


def ids_on_their_way() -> Iterator[str]:
    """Yield the uuids of uploads and assets whose files belong to them by their names alone."""
    waiting = Upload.objects.filter(state__in=(Upload.State.RECEIVING, Upload.State.RECEIVED))
    arriving = Asset.objects.filter(state__in=ON_THEIR_WAY)
    for rows in (waiting, arriving):
        for uuid in rows.values_list("uuid", flat=True).iterator(AT_A_TIME):
            yield str(uuid)


def is_named(*, alias: str, name: str) -> bool:
    """Say whether any row names a file at this very moment."""
    fields = (
        _rows_of(model, field).filter(**{field.name: name}).exists()
        for model, field in _file_fields()
        if _alias_of(field) == alias
    )
    if any(fields):
        return True
    if alias == "public":
        return FormerFile.objects.filter(name=name).exists()
    return Upload.objects.filter(spool__key=name).exists() or (
        Upload.objects.filter(spool__tail__key=name).exists()
    )


def is_on_its_way(uuid: str) -> bool:
    """Say whether an upload or asset of this uuid may still give its files their names."""
    waiting = Upload.objects.filter(
        uuid=uuid, state__in=(Upload.State.RECEIVING, Upload.State.RECEIVED)
    )
    return waiting.exists() or Asset.objects.filter(uuid=uuid, state__in=ON_THEIR_WAY).exists()


def _named_by(model: type[models.Model], field: models.FileField) -> Iterator[NamedFile]:
    alias, check = _alias_of(field), CHECKS.get(f"{model._meta.label}.{field.name}", Check())
    wanted = ["pk", field.name, *filter(None, (check.size, check.digest))]
    rows = _rows_of(model, field).exclude(**{f"{field.name}__in": ("",)})
    for row in rows.values(*wanted).iterator(AT_A_TIME):
        name = row[field.name]
        if not name:
            continue
        algorithm, digest = check.algorithm, row.get(check.digest) or ""
        if not digest and model is Asset:
            algorithm, digest = "sha256", _digest_in(name)
        yield NamedFile(
            alias=alias,
            name=name,
            owner=f"{model._meta.verbose_name} {row['pk']}, {field.name}",
            size=row.get(check.size),
            algorithm=algorithm if digest else "",
            digest=digest,
        )


def _rows_of(model: type[models.Model], field: models.FileField) -> models.QuerySet[Any]:
    rows = model._default_manager.using("default").all()
    if model is Photo:
        # Its master is destroyed by a withdrawal; the row stays, for the pages that show a mark.
        return rows.exclude(asset__state__in=GONE)
    return rows


def _file_fields() -> Iterator[tuple[type[models.Model], models.FileField]]:
    """Yield every field for files of all that is installed: a new one cannot be forgotten here."""
    for model in apps.get_models():
        if model._meta.proxy or not model._meta.managed:
            continue
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField) and not model._meta.swapped:
                yield model, field


def _alias_of(field: models.FileField) -> str:
    storage = field.deconstruct()[3].get("storage")
    # A function says which storage is meant now; one that is given as such is the default.
    chosen = storage() if callable(storage) else None
    return "public" if chosen is storages["public"] else "default"


def _digest_in(name: str) -> str:
    if not name.startswith(NAMED_BY_CONTENT):
        return ""
    return name.rpartition("/")[2].partition(".")[0].rpartition("-")[2]
