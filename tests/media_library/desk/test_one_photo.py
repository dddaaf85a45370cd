"""One photo at the desk: added, described, granted, handed out, withdrawn."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from media_library.models import Asset, AssetAccess, Grant
from media_library.rights.clearing import why_not_cleared
from media_library.rules.standing import Channel
from tests.factories import jpeg
from tests.media_library.desk.screens import at, signed_in

pytestmark = pytest.mark.django_db


def test_an_officers_own_upload_says_everything_or_stays_a_draft(sides):
    a, _b = sides
    client = signed_in(a)
    told = {
        "title": "Long table",
        "credit": "B. Photographer",
        "licence": "CC-BY-4.0",
        "organisation": a.organisation.pk,
        "description_en": "A long table on a square",
    }

    def add(**more):
        upload = SimpleUploadedFile("t.jpg", jpeg((640, 480)), "image/jpeg")
        answer = client.post(reverse("media_desk:add_photo"), told | more | {"file": upload})
        assert answer.status_code == 302, answer.context["form"].errors
        return Asset.objects.order_by("-pk").first()

    def cleared(asset, channel):
        on = timezone.localdate()
        return why_not_cleared(asset, channel=channel, language="en", on=on) is None

    draft = add()
    assert draft.organisation == a.organisation
    assert not any(cleared(draft, channel) for channel in Channel)
    shown = client.get(at("asset", draft)).content.decode()
    assert "Nobody has said who can be seen" in shown
    said = add(people="nobody", channels=["web", "press"], phase="doing")
    assert cleared(said, Channel.WEB)
    assert not cleared(said, Channel.SOCIAL)
    assert said.photo.collection.shelf.organisation == a.organisation


def test_an_officer_cannot_put_a_photo_into_another_organisation(sides):
    a, b = sides
    upload = SimpleUploadedFile("t.jpg", jpeg((640, 480)), "image/jpeg")
    answer = signed_in(a).post(
        reverse("media_desk:add_photo"),
        {
            "title": "x",
            "credit": "x",
            "licence": "CC-BY-4.0",
            "organisation": b.organisation.pk,
            "file": upload,
        },
    )
    assert answer.status_code == 200
    assert "organisation" in answer.context["form"].errors


def test_texts_are_written_in_each_language_and_removed_when_emptied(sides):
    a, _b = sides
    client = signed_in(a, Role.TRANSLATOR)
    address = at("asset_describe", a.photo.asset)
    client.post(address, {"lv-alt": "Laternas", "lv-caption": "Vakars", "en-alt": "New words"})
    texts = {text.language: (text.alt, text.caption) for text in a.photo.asset.texts.all()}
    assert texts == {"lv": ("Laternas", "Vakars"), "en": ("New words", "")}
    client.post(address, {"en-alt": "New words"})
    assert [text.language for text in a.photo.asset.texts.all()] == ["en"]


def test_a_focal_point_is_kept_on_the_asset_and_the_photo(sides):
    a, _b = sides
    signed_in(a).post(at("asset_focus", a.photo.asset), {"x": "0.25", "y": "0.5"})
    a.photo.refresh_from_db()
    assert (a.photo.focal_point_x, a.photo.focal_point_y) == (120, 180)
    assert (
        signed_in(a).post(at("asset_focus", a.photo.asset), {"x": "7", "y": "0"}).status_code == 200
    )
    a.photo.asset.refresh_from_db()
    assert a.photo.asset.focal_x == 0.25


def test_a_grant_clears_and_its_revocation_does_not(sides):
    a, _b = sides
    asset = a.photo.asset
    Grant.objects.filter(asset=asset).delete()
    a.person.depictions.all().delete()
    client = signed_in(a)
    client.post(
        at("asset_grant", asset),
        {"holder": "A. Photographer", "licence": "CC-BY-4.0", "channels": ["web"]},
    )

    def why():
        today = timezone.localdate()
        return why_not_cleared(asset, channel=Channel.WEB, language="en", on=today)

    assert why() is None
    client.post(at("asset_revoke", asset, Grant.objects.get(asset=asset).pk))
    assert why() is not None


def test_the_original_is_handed_to_be_saved_and_written_down(sides):
    a, _b = sides
    answer = signed_in(a).post(at("asset_original", a.photo.asset))
    assert answer.status_code == 200
    assert answer["Cache-Control"].startswith("private, no-store")
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"
    access = AssetAccess.objects.get()
    assert (access.user, access.asset) == (a.people[Role.OFFICER], a.photo.asset)


def test_withdrawing_hides_it_and_says_where_it_was(sides):
    a, _b = sides
    client = signed_in(a)
    client.post(at("asset_withdraw", a.photo.asset), {"asked_by": "Anna", "originals": "destroyed"})
    a.photo.asset.refresh_from_db()
    assert a.photo.asset.is_withdrawn
    shown = client.get(at("asset", a.photo.asset)).content.decode()
    assert "shown nowhere" in shown
    assert '<img class="media-picture"' not in shown
