"""What a phone shows to be let in again: signed, for one gate and one device, and it ends."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core import signing
from django.http import HttpRequest

from ceremonies.actions.opening_gates import GateShut
from ceremonies.models import Gate
from ceremonies.rules.door import LONGEST_OFFLINE
from outbox.rules.refusals import Refusal

SALT = "ceremonies.door.bearer"
# Gates of the longest festival work so long; with their end the token ends in any case.
LONGEST = LONGEST_OFFLINE * 8
SCHEME = "Bearer "


@dataclass(frozen=True, kw_only=True)
class Phone:
    """One device at one gate."""

    gate: Gate
    device: UUID


def bearer_of(phone: Phone) -> str:
    """Return the token of a phone."""
    return signing.dumps({"gate": phone.gate.pk, "device": phone.device.hex}, salt=SALT)


def phone_of(request: HttpRequest, *, now: datetime) -> Phone:
    """Return which phone asks. Raises GateShut; whether its gate works is not looked at."""
    given = request.headers.get("Authorization", "")
    try:
        said = signing.loads(given.removeprefix(SCHEME), salt=SALT, max_age=LONGEST)
        gate = Gate.objects.select_related("ceremony").get(pk=said["gate"])
    except (signing.BadSignature, Gate.DoesNotExist) as error:
        raise GateShut(Refusal("signed-out")) from error
    return Phone(gate=gate, device=UUID(hex=said["device"]))
