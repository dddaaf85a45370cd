"""Which posts an embargo that was set later has caught up with."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.actions.edit_variant import has_left
from campaigns.models import Message, Variant


def words_of_too_early(message: Message) -> list[str]:
    """Say of each planned post that lies before its message's embargo that it waits in vain."""
    if message.embargo_until is None:
        return []
    planned = message.variants.filter(
        due_at__gte=timezone.now(), due_at__lt=message.embargo_until
    ).exclude(state=Variant.State.LAPSED)
    return [
        _(
            "%(post)s is planned for %(time)s, before the embargo ends. It does not go out then; "
            "please give it a later time."
        )
        % {"post": post, "time": date_format(timezone.localtime(post.due_at), "j F Y, H:i")}
        for post in planned.select_related("channel").order_by("due_at", "pk")
        if not has_left(post)
    ]
