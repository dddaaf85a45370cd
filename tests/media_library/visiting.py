"""Asking for a public file as a visitor does, wherever the installation keeps it."""

from typing import Any

import httpx
from django.test import Client


def visit(client: Client, address: str) -> Any:
    """Return the answer of the site itself, or of the bucket that the address leads to."""
    return httpx.get(address) if address.startswith("http") else client.get(address)
