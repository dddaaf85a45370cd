"""Work that a browser does while a guest fills in the form, by the ALTCHA scheme (altcha.org)."""

import json
import secrets
from datetime import UTC, datetime
from uuid import UUID

from altcha import Payload, create_challenge, verify_solution
from django.utils.crypto import salted_hmac

from ceremonies.actions.registering import one_key
from ceremonies.models import Registration
from ceremonies.rules.proofs import Proof, judge

SALT = "ceremonies.guests.proofs"
ALGORITHM = "PBKDF2/SHA-256"
# 50 to 150 keys of 2,000 rounds: below a second on an old telephone, about 1 ms to check.
ROUNDS, FEWEST, SPREAD = 2_000, 50, 100
LONGEST = 4_000  # characters of base64; what our script sends has about 800


def task_for(form_key: UUID, *, now: datetime) -> str:
    """Return what the browser is to solve as JSON, signed for this form and this moment."""
    task = create_challenge(
        ALGORITHM,
        ROUNDS,
        counter=FEWEST + secrets.randbelow(SPREAD),
        data={"form": str(form_key), "asked": int(now.timestamp())},
        hmac_secret=_secret(),
    )
    return json.dumps(task.to_dict())


def proof_of(sent: str, *, form_key: UUID, address: str, now: datetime) -> Proof:
    """Judge what came in the form's hidden field; empty where no script ran.

    A proof is spent by the registration that its form made: the row is the record. The same form
    sent twice is no misuse, and register() makes one of it.
    """
    if not sent:
        return Proof.NONE
    proof = _judged(sent, form_key=form_key, now=now)
    if proof is Proof.GOOD and _has_made_another(form_key, address=address):
        return Proof.SPENT
    return proof


def _judged(sent: str, *, form_key: UUID, now: datetime) -> Proof:
    try:
        payload = Payload.from_base64(sent[:LONGEST])
        result = verify_solution(payload, _secret())
        data = payload.challenge.parameters.data or {}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Proof.WRONG
    is_ours = result.invalid_signature is False and data.get("form") == str(form_key)
    return judge(
        is_ours=is_ours,
        asked_at=datetime.fromtimestamp(data["asked"], tz=UTC) if is_ours else None,
        is_solved=result.verified,
        now=now,
    )


def _has_made_another(form_key: UUID, *, address: str) -> bool:
    made = Registration.objects.filter(form_key=form_key)
    return made.exclude(address_key=one_key(address)).exists()


def _secret() -> bytes:
    return salted_hmac(SALT, "", algorithm="sha256").digest()
