"""Files that have just arrived, and couriers that take them on."""

import hashlib
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from accounts.models import Organisation
from media_library.actions.owe_ingest import owe_ingest
from media_library.ingest.handler import INGEST_POLICY, IngestHandler, nowhere
from media_library.models import Asset, Contribution, Upload, private_storage
from media_library.rules.standing import AssetState
from outbox.courier import Courier
from outbox.ownership import LeaseOnly
from tests.factories import organisation, person

NOW = timezone.now


def picture(seed: int = 1, size: tuple[int, int] = (900, 600), **save: Any) -> bytes:
    """A JPEG of coarse random patches: no two seeds look alike."""
    rng = Random(seed)
    small = Image.frombytes("RGB", (12, 8), rng.randbytes(12 * 8 * 3))
    out = io.BytesIO()
    small.resize(size, Image.Resampling.BICUBIC).save(out, "JPEG", quality=88, **save)
    return out.getvalue()


def contribution(of: Organisation | None = None, **fields: Any) -> Contribution:
    return Contribution.objects.create(
        organisation=of or organisation(),
        contributor=fields.pop("contributor", None) or person(),
        language=fields.pop("language", "lv"),
        **fields,
    )


def arrived(
    content: bytes, *, label: str = "IMG_0042.jpg", kind: str = "photo", **fields: Any
) -> Asset:
    """An asset whose last byte has just come, without an upload behind it."""
    asset = Asset(
        kind=kind,
        state=AssetState.RECEIVING.value,
        state_at=NOW(),
        organisation=fields.pop("organisation", None) or organisation(),
        label=label,
        bytes=len(content),
        **fields,
    )
    asset.original = private_storage().save("quarantine/arrived", ContentFile(content))
    asset.save()
    owe_ingest(asset=asset, now=NOW())
    return asset


def uploaded(content: bytes, *, folder: Path, **fields: Any) -> Asset:
    """An asset behind an upload that lies in the private folder's quarantine."""
    upload = Upload.objects.create(
        owner_key="test",
        length=len(content),
        offset=len(content),
        state=Upload.State.RECEIVED,
        expires_at=NOW() + timedelta(days=7),
    )
    upload.spool = {"kind": "disk", "key": f"quarantine/{upload.uuid}"}
    upload.save()
    path = folder / "quarantine" / str(upload.uuid)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    asset = Asset.objects.create(
        kind=fields.pop("kind", "photo"),
        state=AssetState.RECEIVING.value,
        state_at=NOW(),
        organisation=fields.pop("organisation", None) or organisation(),
        upload=upload,
        bytes=len(content),
        **fields,
    )
    owe_ingest(asset=asset, now=NOW())
    return asset


def courier(*handlers: Any, cut: Callable[[str], None] = nowhere) -> Courier:
    handlers = handlers or (IngestHandler(cut=cut),)
    return Courier(handlers=handlers, ownership=LeaseOnly(), policy=INGEST_POLICY)


def ingested(asset: Asset, *, hours: int = 0) -> Asset:
    """Deliver what is due, at an hour of the test's choice, and read the asset anew."""
    courier().deliver_due(now=NOW() + timedelta(hours=hours))
    asset.refresh_from_db()
    return asset


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
