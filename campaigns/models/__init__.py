"""Campaigns, what they say where and when, and who follows."""

from campaigns.models.approval import Approval, ApprovalPolicy, ApprovalRequest, Deputy, Stage
from campaigns.models.channel_account import ChannelAccount
from campaigns.models.compliance import ComplianceCheck, FunderRule, RuleSet, Waiver
from campaigns.models.delivery import Delivery
from campaigns.models.feed import FeedEntry
from campaigns.models.followers import ConsentProof, Follower, Suppression
from campaigns.models.marked_day import COUNTRIES, MarkedDay
from campaigns.models.planning import Campaign, Message, Variant, VariantPhoto
from campaigns.models.rehearsal import Rehearsal, RehearsedPost
from campaigns.models.scheduling import PlanImport, Series, Slot
from campaigns.models.takedown import Takedown

__all__ = [
    "COUNTRIES",
    "Approval",
    "ApprovalPolicy",
    "ApprovalRequest",
    "Campaign",
    "ChannelAccount",
    "ComplianceCheck",
    "ConsentProof",
    "Delivery",
    "Deputy",
    "FeedEntry",
    "Follower",
    "FunderRule",
    "MarkedDay",
    "Message",
    "PlanImport",
    "Rehearsal",
    "RehearsedPost",
    "RuleSet",
    "Series",
    "Slot",
    "Stage",
    "Suppression",
    "Takedown",
    "Variant",
    "VariantPhoto",
    "Waiver",
]
