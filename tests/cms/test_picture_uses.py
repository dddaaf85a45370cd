"""Where a picture is used is found: live, drafted, scheduled, or pasted as an address."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import ReferenceIndex

from media_library.public import make_renditions, usages
from tests.cms.pictures import SIZES, addresses, body
from tests.factories import photo, used

pytestmark = pytest.mark.django_db


def standings(made):
    return sorted(use.standing for use in usages.uses_of([made.asset_id]))


def test_uses_are_found_live_drafted_and_scheduled(tree):
    made = photo()
    tree.story(slug="live", share_photo=made, share_photo_alt="x")
    drafted = tree.story(slug="drafted")
    drafted.body = body(made)
    drafted.save_revision()
    scheduled = tree.story(slug="scheduled")
    scheduled.body = [
        (
            "people",
            {"heading": "", "people": [{"name": "A", "role": "", "portrait": used(made, "x")}]},
        )
    ]
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision().publish()
    later = scheduled.get_latest_revision_as_object()
    later.body = []
    later.save_revision()  # the newest draft no longer shows it, what is scheduled still does
    assert standings(made) == ["draft", "live", "scheduled"]


def test_control_the_reference_index_alone_misses_what_is_scheduled(tree):
    made = photo()
    scheduled = tree.story()
    scheduled.body = body(made)
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision().publish()
    assert not ReferenceIndex.get_references_to(made).exists()
    assert standings(made) == ["scheduled"]


def test_an_address_pasted_into_a_text_is_found(tree):
    made = photo()
    make_renditions(made, SIZES[:1])
    link = f'<p><a href="https://elsewhere.example{addresses(made)[0]}">Anna</a></p>'
    tree.story(body=[("text", link)])
    assert not ReferenceIndex.get_references_to(made).exists()
    assert standings(made) == ["live"]


def test_uses_cost_the_same_for_many_assets(tree, django_assert_max_num_queries):
    made = [photo() for _ in range(6)]
    for number, one in enumerate(made):
        tree.story(slug=f"s{number}", share_photo=one, share_photo_alt="x")
    with django_assert_max_num_queries(40) as one_asset:
        usages.uses_of([made[0].asset_id])
    cache.clear()
    with django_assert_max_num_queries(40) as all_assets:
        found = usages.uses_of([one.asset_id for one in made])
    assert len(found) == 6
    assert len(all_assets) <= len(one_asset) + 1
