"""Campaigns, what they say where and when, and who follows."""

from campaigns.models.approval import Approval
from campaigns.models.channel_account import ChannelAccount
from campaigns.models.delivery import Delivery
from campaigns.models.feed import FeedEntry
from campaigns.models.followers import ConsentProof, Follower, Suppression
from campaigns.models.planning import Campaign, Message, Variant, VariantPhoto

__all__ = [
    "Approval",
    "Campaign",
    "ChannelAccount",
    "ConsentProof",
    "Delivery",
    "FeedEntry",
    "Follower",
    "Message",
    "Suppression",
    "Variant",
    "VariantPhoto",
]
