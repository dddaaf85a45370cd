"""One post that shows a photo, from its plan to its withdrawal."""

from datetime import timedelta

from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.actions.approve_variant import approve_variant, submit_variant
from campaigns.actions.derive_message import derive_message
from campaigns.actions.plan_variant import plan_variant
from campaigns.models import Delivery
from media_library.actions.withdrawing import withdraw_assets
from outbox.courier import Courier
from outbox.handlers import policies, registered
from outbox.ownership import LeaseOnly
from tests.factories import Tree, campaign, channel, make_story_with_photo, person

NOW = timezone.now().replace(microsecond=0)


class Desk:
    """A story with a photo that is told about on one channel."""

    def __init__(self, kind="feed", **account):
        self.story = make_story_with_photo(Tree("en"))
        self.asset = self.story.share_photo.asset
        self.officer, self.reviewer = person(Role.OFFICER), person(Role.REVIEWER)
        self.channel = channel(kind, **account)
        message = derive_message(campaign=campaign(), page=self.story, by=self.officer, now=NOW)
        self.post = message.variants.get()

    def plan(self, minutes=10):
        local = (NOW + timedelta(minutes=minutes)).replace(tzinfo=None)
        plan_variant(variant=self.post, local=local, zone="UTC", by=self.officer, now=NOW)
        return self

    def approve(self):
        submit_variant(variant=self.post, by=self.officer, now=NOW)
        self.post.refresh_from_db()
        approve_variant(
            variant=self.post, seen_hash=self.post.payload_hash, by=self.reviewer, now=NOW
        )
        return self

    def withdraw(self):
        return withdraw_assets(assets=[self.asset], asked_by="Anna", now=NOW)

    @property
    def delivery(self):
        return Delivery.objects.get(variant=self.post)


def deliver(minutes=10):
    courier = Courier(handlers=registered(), ownership=LeaseOnly(), policies=policies())
    return courier.deliver_due(now=NOW + timedelta(minutes=minutes))
