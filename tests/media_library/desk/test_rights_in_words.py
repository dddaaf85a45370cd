"""What an asset's page says of its rights: in words, and languages that fare alike once."""

import pytest
from django.utils import timezone

from media_library.models import Grant
from tests.media_library.desk.screens import at, signed_in

pytestmark = pytest.mark.django_db


def shown(side):
    return signed_in(side).get(at("asset", side.film.asset))


@pytest.fixture
def grant(sides):
    a, _b = sides
    Grant.objects.filter(asset=a.film.asset).delete()
    return Grant.objects.create(
        asset=a.film.asset,
        holder="Anna",
        licence="CC-BY-4.0",
        channels=["web", "social"],
        valid_from=timezone.localdate(),
        recorded_at=timezone.now(),
    )


def test_all_languages_share_a_column_until_they_fare_differently(sides, grant):
    a, _b = sides
    context = shown(a).context
    assert context["columns"] == ["all languages"]
    assert [len(cells) for _channel, cells in context["clearance"]] == [1] * 7
    grant.languages = ["lv"]
    grant.save()
    context = shown(a).context
    assert len(context["columns"]) == 2
    assert "latviešu" in context["columns"]
    at_latvian = context["columns"].index("latviešu")
    website = context["clearance"][0][1]
    assert website[at_latvian].is_cleared
    assert not website[1 - at_latvian].is_cleared
    assert "English, dansk" in website[1 - at_latvian].why


def test_a_grant_is_read_in_words_not_in_codes(sides, grant):
    a, _b = sides
    grant.languages = ["lv", "en"]
    grant.save()
    page = shown(a).content.decode()
    assert "Website, Social media (latviešu, English)" in page
    assert "web, social" not in page
