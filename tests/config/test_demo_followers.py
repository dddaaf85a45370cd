"""The demo's followers come as people do: by asking, and by pressing the button in their mail."""

import pytest
from django.utils import timezone

from campaigns.models import ConsentProof, Follower
from config.demo.seeding.campaign import FOLLOWERS, seed_followers

pytestmark = pytest.mark.django_db


def test_every_demo_follower_has_confirmed_and_left_a_proof():
    seed_followers(now=timezone.now())
    active = Follower.objects.filter(state=Follower.State.ACTIVE)
    assert set(active.values_list("address", "language")) == set(FOLLOWERS)
    assert ConsentProof.objects.count() == len(FOLLOWERS)
