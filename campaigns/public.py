"""The door of campaigns: what the composition root may use."""

from campaigns.actions.approve_variant import approve_variant, submit_variant
from campaigns.actions.derive_message import derive_message
from campaigns.actions.edit_variant import edit_variant
from campaigns.actions.follow import ask_to_follow, confirm_following
from campaigns.actions.mark_holidays import mark_holidays
from campaigns.actions.plan_variant import plan_variant
from campaigns.models import Campaign, ChannelAccount, Variant
from campaigns.views import consent_text

__all__ = [
    "Campaign",
    "ChannelAccount",
    "Variant",
    "approve_variant",
    "ask_to_follow",
    "confirm_following",
    "consent_text",
    "derive_message",
    "edit_variant",
    "mark_holidays",
    "plan_variant",
    "submit_variant",
]
