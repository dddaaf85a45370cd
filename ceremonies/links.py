"""Links of guests and of those invited: one purpose each, void once the epoch is raised."""

from accounts.links import is_genuine, key_in, link_token
from ceremonies.models import Gate, Invitation, Registration

GUEST, INVITED, GATE = "guest", "invited", "gate"


class LinkInvalid(Exception):
    """The token is nobody's, or no longer."""


def guest_token(registration: Registration) -> str:
    """Return the token of a guest's own page, 43 characters."""
    return link_token(purpose=GUEST, key=registration.key, epoch=registration.link_epoch)


def invited_token(invitation: Invitation) -> str:
    """Return the token with which an invitation's places are taken."""
    return link_token(purpose=INVITED, key=invitation.key, epoch=0)


def guest_of(token: str) -> Registration:
    """Return whose own page it is. Raises LinkInvalid."""
    key = key_in(token)
    found = Registration.objects.select_related("ceremony").filter(key=key).first() if key else None
    if found is None or not is_genuine(token, purpose=GUEST, key=found.key, epoch=found.link_epoch):
        raise LinkInvalid
    return found


def invited_by(token: str) -> Invitation | None:
    """Return the invitation of a token, None for what is none."""
    key = key_in(token)
    found = Invitation.objects.filter(key=key).first() if key else None
    if found is None or not is_genuine(token, purpose=INVITED, key=found.key, epoch=0):
        return None
    return found


def gate_token(gate: Gate) -> str:
    """Return the key in the link of a gate; with its PIN it opens the gate on a phone."""
    return link_token(purpose=GATE, key=gate.key, epoch=0)


def gate_behind(token: str) -> Gate | None:
    """Return the gate of a link, None for what is none."""
    key = key_in(token)
    found = Gate.objects.select_related("ceremony").filter(key=key).first() if key else None
    if found is None or not is_genuine(token, purpose=GATE, key=found.key, epoch=0):
        return None
    return found
