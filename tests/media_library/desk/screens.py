"""The desk's screens as somebody of one of two organisations opens them."""

from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.rules.roles import Role
from media_library.models import Asset
from tests.media_library.desk import waiting
from tests.media_library.two_organisations import Side


def signed_in(side: Side, role: Role = Role.OFFICER) -> Client:
    return waiting.signed_in(side.people[role])


def at(name: str, asset: Asset, *more: Any) -> str:
    return reverse(f"media_desk:{name}", args=[asset.uuid, *more])
