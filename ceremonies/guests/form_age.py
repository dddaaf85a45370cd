"""When a form was opened, signed so that nobody can claim another time."""

from datetime import UTC, datetime

from django.core import signing

SALT = "ceremonies.guests.form_age"


def opened_stamp(now: datetime) -> str:
    """Return what the form carries."""
    return signing.dumps(int(now.timestamp()), salt=SALT)


def opened_at(stamp: str) -> datetime | None:
    """Return when the form was opened, None where the stamp is not ours."""
    try:
        return datetime.fromtimestamp(signing.loads(stamp, salt=SALT), tz=UTC)
    except signing.BadSignature:
        return None
