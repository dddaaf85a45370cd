"""Campaigns, what they say where and when, and who follows."""

from campaigns.models.approval import Approval
from campaigns.models.channel_account import ChannelAccount
from campaigns.models.compliance import ComplianceCheck, FunderRule, RuleSet, Waiver
from campaigns.models.delivery import Delivery
from campaigns.models.feed import FeedEntry
from campaigns.models.followers import ConsentProof, Follower, Suppression
from campaigns.models.planning import Campaign, Message, Variant, VariantPhoto
from campaigns.models.takedown import Takedown

__all__ = [
    "Approval",
    "Campaign",
    "ChannelAccount",
    "ComplianceCheck",
    "ConsentProof",
    "Delivery",
    "FeedEntry",
    "Follower",
    "FunderRule",
    "Message",
    "RuleSet",
    "Suppression",
    "Takedown",
    "Variant",
    "VariantPhoto",
    "Waiver",
]
