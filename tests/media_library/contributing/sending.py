"""The partner's form, sent as a browser sends it that runs no script."""

from typing import Any

from django.test import Client

from media_library.models import Contribution

WORDS = {
    "contributor_name": "Jānis Kalniņš",
    "contributor_mail": "janis@example.org",
    "creator": "Ilze Ozoliņa",
    "place": "Rūjiena, market square",
    "taken_on": "2026-05-09",
    "description": "Two hundred lanterns.",
    "phase": "celebrating",
    "licence": "CC-BY-4.0",
    "people": "crowd",
}
LONG_NAME = "مهرجان الفوانيس " * 20  # 320 letters that run from right to left


def send(holder: Client, link: str, do: str = "save", **fields: Any) -> Any:
    return holder.post(link, {"do": do, **fields})


def the() -> Contribution:
    return Contribution.objects.get()
