"""Whose channels a campaign may use: its own organisation's, and those of the whole project."""

from django.db.models import Q, QuerySet

from accounts.models import Organisation
from campaigns.models import ChannelAccount


def channels_for(organisation: Organisation) -> QuerySet[ChannelAccount]:
    """Return the channels in use on which an organisation's campaigns may be told.

    The lead's outlets are the project's: every partner's news stands there. A partner's own
    account speaks for that partner alone. What is for rehearsals is nobody's to plan on.
    """
    shared = Q(organisation=organisation) | Q(organisation__is_lead=True)
    return ChannelAccount.objects.filter(shared, is_active=True, is_for_rehearsal=False)


def may_use(organisation_id: int, *, channel: ChannelAccount) -> bool:
    """Say whether an organisation's campaigns may be told on a channel."""
    return channel.organisation_id == organisation_id or channel.organisation.is_lead
