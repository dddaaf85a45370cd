"""The library's screens: which open for whom, what a listing shows and costs."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from media_library.models import Asset, AssetAccess, PhotoRendition, Selection
from media_library.rules.standing import AssetState
from tests.factories import jpeg, photo
from tests.media_library.desk.screens import at, signed_in
from tests.media_library.two_organisations import MARKER

pytestmark = pytest.mark.django_db
PAGES = ("asset", "asset_describe", "asset_focus", "asset_replace", "asset_grant", "asset_withdraw")


def test_every_page_opens_for_an_officer_of_the_organisation(sides):
    a, _b = sides
    client = signed_in(a)
    for page in PAGES:
        answer = client.get(at(page, a.photo.asset))
        assert answer.status_code == 200, page
        assert MARKER not in answer.content.decode()
    assert client.get(at("film", a.film.asset)).status_code == 200
    assert client.get(at("film_track", a.film.asset, "captions", "en")).status_code == 200
    for name in ("library", "add_photo", "selections"):
        answer = client.get(reverse(f"media_desk:{name}"))
        assert answer.status_code == 200, name
        assert MARKER not in answer.content.decode()
    assert client.get(reverse("media_desk:selection", args=[a.selection.uuid])).status_code == 200


def test_of_another_organisation_nothing_is_there(sides):
    a, b = sides
    client = signed_in(a)
    unknown = "00000000-0000-4000-8000-000000000000"
    for page in (*PAGES, "asset_preview"):
        answer = client.get(at(page, b.photo.asset), follow=True)
        never = client.get(reverse(f"media_desk:{page}", args=[unknown]), follow=True)
        assert answer.status_code == never.status_code == 404, page
        assert len(answer.content) == len(never.content)
    assert client.post(at("asset_original", b.photo.asset)).status_code != 200
    assert client.get(at("film", b.film.asset), follow=True).status_code == 404
    kit = reverse("media_desk:selection", args=[b.selection.uuid])
    assert client.get(kit, follow=True).status_code == 404
    assert client.get(f"{kit}download/", follow=True).status_code == 404


def test_only_some_may_do_what_has_consequences(sides):
    a, _b = sides
    for role in (Role.REVIEWER, Role.TRANSLATOR):
        client = signed_in(a, role)
        assert client.get(at("asset", a.photo.asset)).status_code == 200
        assert client.get(at("asset_describe", a.photo.asset)).status_code == 200
        for page in ("asset_withdraw", "asset_grant", "asset_replace"):
            assert client.get(at(page, a.photo.asset)).status_code in {302, 403}, page
        client.post(at("asset_original", a.photo.asset))
    assert not AssetAccess.objects.exists()
    partner = signed_in(a, Role.PARTNER)
    assert partner.get(reverse("media_desk:library")).status_code in {302, 403, 404}


def test_names_are_shown_to_officers_only(sides):
    a, _b = sides
    assert "Anna" in signed_in(a).get(at("asset", a.photo.asset)).content.decode()
    said = signed_in(a, Role.TRANSLATOR).get(at("asset", a.photo.asset)).content.decode()
    assert "Anna" not in said
    assert "1 person is named" in said


def test_a_preview_is_private(sides, client):
    a, _b = sides
    a.waiting.preview.save("p.jpg", ContentFile(jpeg((64, 64))))
    address = at("asset_preview", a.waiting)
    assert client.get(address).status_code == 302
    answer = signed_in(a).get(address)
    assert answer["Cache-Control"].startswith("private, no-store")


def test_the_listing_makes_no_picture_and_asks_as_often_for_forty_as_for_one(sides):
    a, _b = sides
    client = signed_in(a)
    address = reverse("media_desk:library")

    def ask():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    ask()
    before, made = ask(), PhotoRendition.objects.count()
    for number in range(40):
        Asset.objects.create(
            kind="photo",
            state=AssetState.READY.value,
            state_at=timezone.now(),
            organisation=a.organisation,
            title=f"More {number}",
        )
    assert ask() <= before
    photo(organisation=a.organisation)  # its renditions are still owed
    assert client.get(address).status_code == 200
    assert PhotoRendition.objects.count() == made


def test_pages_of_the_listing_lead_to_everything_once(sides):
    a, _b = sides
    client = signed_in(a)
    for number in range(60):
        Asset.objects.create(
            kind="photo",
            state=AssetState.READY.value,
            state_at=timezone.now(),
            organisation=a.organisation,
            title=f"Number {number:02}",
        )
    first = client.get(reverse("media_desk:library")).context["window"]
    second = client.get(f"{reverse('media_desk:library')}?before={first.older}").context["window"]
    seen = [asset.pk for asset in (*first.assets, *second.assets)]
    assert len(seen) == len(set(seen)) == 62
    assert not second.older
    back = client.get(f"{reverse('media_desk:library')}?after={second.newer}").context["window"]
    assert [one.pk for one in back.assets] == [one.pk for one in first.assets]


def test_several_are_tagged_and_selected_at_once_but_never_anothers(sides):
    a, b = sides
    client = signed_in(a)
    both = [a.photo.asset_id, b.photo.asset_id]
    client.post(reverse("media_desk:several"), {"do": "tag", "tags": "dusk, sea", "asset": both})
    assert set(a.photo.tags.names()) == {"harbour", "dusk", "sea"}
    assert "dusk" not in b.photo.tags.names()
    client.post(reverse("media_desk:several"), {"do": "select", "title": "New", "asset": both})
    chosen = Selection.objects.get(title="New")
    assert [asset.pk for asset in chosen.assets.all()] == [a.photo.asset_id]
    theirs = {"do": "select", "selection": b.selection.pk, "asset": both}
    assert client.post(reverse("media_desk:several"), theirs, follow=True).status_code == 404


def test_going_back_after_several_leads_to_this_site_only(sides):
    a, _b = sides
    told = {"do": "tag", "tags": "x", "asset": [a.photo.asset_id], "back": "//evil.example/"}
    answer = signed_in(a).post(reverse("media_desk:several"), told)
    assert answer.url == reverse("media_desk:library")
