"""The link of an invitation: made, and read back."""

from django.urls import reverse

from accounts.links import is_genuine, key_in, link_token
from media_library.models import Invitation

PURPOSE = "contribute"


def contribute_path(invitation: Invitation) -> str:
    """Return the path of the page that an invitation leads to."""
    token = link_token(purpose=PURPOSE, key=invitation.uuid, epoch=invitation.epoch)
    return reverse("contribute", kwargs={"token": token})


def invitation_behind(token: str) -> Invitation | None:
    """Return the invitation of a genuine link that was not taken back, else None."""
    key = key_in(token)
    if key is None:
        return None
    invitation = Invitation.objects.select_related("organisation").filter(uuid=key).first()
    # Without an invitation there is still something to compare, so that time tells nothing.
    epoch = invitation.epoch if invitation else 0
    genuine = is_genuine(token, purpose=PURPOSE, key=key, epoch=epoch)
    if invitation is None or not genuine or invitation.revoked_at is not None:
        return None
    return invitation
