"""What phones send, read into values: a scan that is half wrong is kept, never lost."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from ceremonies.actions.merging import Scanned
from ceremonies.models import PhotoConsent
from ceremonies.rules.registering import MOST_IN_A_PARTY
from outbox.rules.refusals import Refusal

SCANS_AT_ONCE = 500
NAME_LENGTH = 160
READ_LENGTH = 400  # a ticket has 135 characters; a code of something else may be long


class Unreadable(Exception):
    """What was sent is no request of the app; `refusal` says what about it."""

    def __init__(self, code: str = "unreadable") -> None:
        super().__init__(code)
        self.refusal = Refusal(code)


def body_of(request: HttpRequest) -> Mapping[str, Any]:
    """Return the JSON object that was sent. Raises Unreadable."""
    try:
        said = json.loads(request.body)
    except ValueError as error:
        raise Unreadable from error
    if not isinstance(said, dict):
        raise Unreadable
    return said


def scans_in(said: Mapping[str, Any]) -> list[Scanned]:
    """Return the scans of a queue. Raises Unreadable where one cannot be told from another."""
    scans = said.get("scans")
    if not isinstance(scans, list) or not all(isinstance(one, dict) for one in scans):
        raise Unreadable
    if len(scans) > SCANS_AT_ONCE:
        raise Unreadable("too-many-scans")
    return [_scan(one) for one in scans]


def uuid_in(said: Any) -> UUID:
    """Return a UUID that must be there. Raises Unreadable."""
    found = _uuid(said)
    if found is None:
        raise Unreadable
    return found


def moment_in(said: Any) -> datetime | None:
    """Return a time that carries its zone, None for anything else."""
    try:
        moment = parse_datetime(said) if isinstance(said, str) else None
    except ValueError:
        return None
    return moment if moment and is_aware(moment) else None


def party_in(said: Mapping[str, Any]) -> int:
    """Return how many walk in. Raises Unreadable."""
    party = said.get("party")
    if type(party) is not int or not 1 <= party <= MOST_IN_A_PARTY:
        raise Unreadable
    return party


def names_in(said: Mapping[str, Any]) -> list[str]:
    names = said.get("names")
    return [text_in(name)[:NAME_LENGTH] for name in names] if isinstance(names, list) else []


def photos_in(said: Mapping[str, Any]) -> str:
    photos = said.get("photos")
    return photos if photos in PhotoConsent.values else PhotoConsent.UNKNOWN.value


def text_in(said: Any) -> str:
    """Return a text without what a database cannot keep, "" for what is none."""
    return said.replace("\0", "").strip() if isinstance(said, str) else ""


def _scan(said: Mapping[str, Any]) -> Scanned:
    return Scanned(
        nonce=uuid_in(said.get("nonce")),
        read=text_in(said.get("read"))[:READ_LENGTH],
        ticket=_uuid(said.get("ticket")),
        said_at=moment_in(said.get("at")),
        was_offline=said.get("offline") is True,
        shown=text_in(said.get("verdict")),
    )


def _uuid(said: Any) -> UUID | None:
    try:
        return UUID(said) if isinstance(said, str) else None
    except ValueError:
        return None
