"""What a signed paper says, as an officer types it in."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from media_library.consents.texts import VERSION
from media_library.models import Asset, Consent, ConsentEvent, Depiction, Person
from outbox.models import Mail

MADE: tuple[type[Model], ...] = (Person, Depiction, Consent, ConsentEvent, Mail)
SCAN = b"%PDF-1.7 signed by hand"


def address(asset: Asset) -> str:
    return reverse("media_desk:consent_on_paper", args=[asset.uuid])


def scan(content: bytes = SCAN, name: str = "form.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def told(**fields: Any) -> dict[str, Any]:
    """What the paper says, as an officer types it; a field that is None is not sent."""
    said = {
        "person": "new",
        "name": "Anna Ozola",
        "given_by": "A. Ozola",
        "signed_on": (timezone.localdate() - timedelta(days=3)).isoformat(),
        "channels": ["web", "print"],
        "text_version": VERSION,
        "text_language": "lv",
        "evidence": scan(),
        **fields,
    }
    return {name: value for name, value in said.items() if value is not None}


def counts() -> list[int]:
    return [model._default_manager.count() for model in MADE]


def text(answer: Any) -> str:
    return str(answer.content.decode())
