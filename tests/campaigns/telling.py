"""Telling about a story: derived, planned, approved, delivered, or refused by name."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.actions.approve_variant import approve_variant, submit_variant
from campaigns.actions.derive_message import derive_message
from campaigns.actions.edit_variant import edit_variant
from campaigns.actions.plan_variant import plan_variant
from campaigns.models import Variant
from campaigns.refused import CampaignRefused
from outbox.courier import Courier
from outbox.handlers import policies, registered
from outbox.ownership import LeaseOnly
from tests.factories import Tree, campaign, channel, make_story_with_photo, person

NOW = timezone.now().replace(microsecond=0)


class Desk:
    """An officer, a reviewer and a story, ready to be told about."""

    def __init__(self):
        self.tree = Tree("en", "lv")
        self.story = make_story_with_photo(self.tree)
        self.latvian = self.tree.story("lv", title="Viens garš galds", translation_of=self.story)
        self.officer = person(Role.OFFICER)
        self.reviewer = person(Role.REVIEWER)
        self.feed = channel("feed")
        self.campaign = campaign()

    def derive(self, **kwargs):
        return derive_message(
            campaign=self.campaign, page=self.story, by=self.officer, now=NOW, **kwargs
        )

    def plan(self, variant, minutes=10):
        local = (NOW + timedelta(minutes=minutes)).replace(tzinfo=None)
        return plan_variant(variant=variant, local=local, zone="UTC", by=self.officer, now=NOW)

    def approve(self, variant, by=None, seen_hash=None):
        submit_variant(variant=variant, by=self.officer, now=NOW)
        return approve_variant(
            variant=variant,
            seen_hash=seen_hash or variant.payload_hash,
            by=by or self.reviewer,
            now=NOW,
        )

    def approved_post(self, language="en"):
        variant = self.derive().variants.get(language=language)
        self.plan(variant)
        self.approve(variant)
        return variant


def deliver(minutes=10, handlers=None):
    courier = Courier(handlers=handlers or registered(), ownership=LeaseOnly(), policies=policies())
    return courier.deliver_due(now=NOW + timedelta(minutes=minutes))


def edit(desk, variant, **changes):
    return edit_variant(
        variant=variant,
        changes=changes,
        seen_hash=Variant.objects.get(pk=variant.pk).payload_hash,
        by=desk.officer,
        now=NOW,
    )


def code_of(call):
    with pytest.raises(CampaignRefused) as refused:
        call()
    return refused.value.refusal.code
