"""A desk with something waiting: people by role, files as they come out of the pipeline."""

from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from media_library.models import Asset
from media_library.rules.standing import AssetState
from tests.factories import jpeg, organisation

COMPLETE = {"creator": "Anna", "licence": "CC-BY-4.0", "people": "nobody"}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def waiting(of: Any = None, **fields: Any) -> Asset:
    """A photo that was checked and waits; with COMPLETE nothing is missing."""
    asset = Asset(
        kind=fields.pop("kind", "photo"),
        state=fields.pop("state", AssetState.IN_REVIEW.value),
        state_at=timezone.now(),
        received_at=fields.pop("received_at", timezone.now()),
        organisation=of or organisation(),
        label=fields.pop("label", "IMG_0042.jpg"),
        width=64,
        height=64,
        bytes=1000,
        **fields,
    )
    content = jpeg((64, 64))
    for name in ("original", "master", "preview"):
        getattr(asset, name).save(f"desk/{name}.jpg", ContentFile(content), save=False)
    asset.save()
    asset.steps.create(
        step="master",
        input_hash="0" * 64,
        version=1,
        state="done",
        began_at=timezone.now(),
        outputs={"width": 64, "height": 64, "bytes": len(content), "sha1": "0" * 40},
    )
    return asset


def page_of(asset: Asset) -> str:
    return reverse("media_desk:review_item", args=[asset.uuid])


def form_of(client: Client, asset: Asset, **changed: Any) -> dict[str, Any]:
    """What a browser would send from the page of a file, with some fields typed over."""
    sheet = client.get(page_of(asset)).context["sheet"]
    told: dict[str, Any] = {"seen": sheet.seen, "do": "save"}
    for form in sheet.forms:
        for field in form:
            value = field.value()
            if value is None or value is False:
                continue
            told[field.html_name] = "on" if value is True else value
    return {**told, **changed}
