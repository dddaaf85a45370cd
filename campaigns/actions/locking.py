"""Reading a post so that nobody else changes it before the caller's transaction ends."""

from campaigns.models import Variant


def locked_post(variant: Variant) -> Variant:
    """Return a post as it is now, locked: the row of the post alone, not what it hangs on."""
    return (
        Variant.objects.select_for_update(of=["self"])
        .select_related("channel__organisation", "message__campaign")
        .get(pk=variant.pk)
    )
