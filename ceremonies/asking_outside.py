"""Asking an address that an editor typed whether it answers, and never a machine of our own.

The name is resolved once, every address behind it must be public, and the one that was looked at
is the one that is called: a name that answers differently the second time gains nothing
(OWASP, Server-Side Request Forgery Prevention).
"""

import ipaddress
import socket
from urllib.parse import urlsplit

import httpx

from ceremonies.models import StreamSource

Check = StreamSource.Check
ASK_SECONDS = 4.0
MISSING = {404, 410}
BROKEN_FROM = 500


class NotPublic(Exception):
    """The name leads to a network that is not the public internet."""


def ask(address: str) -> StreamSource.Check:
    """Say whether an address answers; where it leads on to is not followed."""
    try:
        parts = urlsplit(address)
        number = public_number(parts.hostname or "", parts.port or _port(parts.scheme))
        status = _status(address, number)
    except NotPublic:
        return Check.NOT_PUBLIC
    except (OSError, ValueError, httpx.HTTPError, httpx.InvalidURL):
        return Check.SILENT
    if status in MISSING:
        return Check.MISSING
    return Check.SILENT if status >= BROKEN_FROM else Check.ANSWERS


def public_number(host: str, port: int) -> str:
    """Return an IP address behind a name. Raises NotPublic if any of them is not public."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = [ipaddress.ip_address(entry[4][0]) for entry in found]
    if not numbers or not all(_is_public(number) for number in numbers):
        raise NotPublic
    return str(numbers[0])


def _is_public(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return number.is_global and not number.is_multicast


def _port(scheme: str) -> int:
    return 443 if scheme == "https" else 80


def _status(address: str, number: str) -> int:
    """Ask for the beginning only; a stream has no end."""
    url = httpx.URL(address)
    called = url.copy_with(host=number)
    with (
        httpx.Client(timeout=ASK_SECONDS, follow_redirects=False, trust_env=False) as client,
        client.stream(
            "GET",
            called,
            headers={"Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        ) as answer,
    ):
        return answer.status_code
