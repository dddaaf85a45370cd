"""The library's screens: what they show, to whom, and what a click does."""

import io
import json
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from media_library.actions.withdrawing import withdraw_assets
from media_library.exporting.credits import credits_table, safe_cell
from media_library.exporting.handing_out import Credit
from media_library.films.standing import why_film_waits
from media_library.models import Asset, AssetAccess, Grant, PhotoRendition, Selection, TextTrack
from media_library.public import make_renditions
from media_library.rights.clearing import why_not_cleared
from media_library.rules.standing import AssetState, Channel
from tests.factories import jpeg, photo
from tests.media_library.two_organisations import MARKER, two_organisations

pytestmark = pytest.mark.django_db
VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Anna>Bring your own plate.\n"


@pytest.fixture
def sides():
    return two_organisations()


def signed_in(side, role=Role.OFFICER):
    client = Client()
    client.force_login(side.people[role])
    return client


def at(name, asset, *more):
    return reverse(f"media_desk:{name}", args=[asset.uuid, *more])


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


def test_the_original_is_handed_to_be_saved_and_written_down(sides):
    a, _b = sides
    answer = signed_in(a).post(at("asset_original", a.photo.asset))
    assert answer.status_code == 200
    assert answer["Cache-Control"].startswith("private, no-store")
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"
    access = AssetAccess.objects.get()
    assert (access.user, access.asset) == (a.people[Role.OFFICER], a.photo.asset)


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


def test_withdrawing_hides_it_and_says_where_it_was(sides):
    a, _b = sides
    client = signed_in(a)
    client.post(at("asset_withdraw", a.photo.asset), {"asked_by": "Anna", "originals": "destroyed"})
    a.photo.asset.refresh_from_db()
    assert a.photo.asset.is_withdrawn
    shown = client.get(at("asset", a.photo.asset)).content.decode()
    assert "shown nowhere" in shown
    assert '<img class="media-picture"' not in shown


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


def zipped(answer):
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_a_zip_holds_what_is_cleared_and_lists_what_is_not(sides):
    a, _b = sides
    a.person.depictions.all().delete()
    make_renditions(a.photo)
    left_out = photo(
        organisation=a.organisation, title="Not for the press", channels=(Channel.WEB,)
    )
    a.selection.items.create(asset=left_out.asset)
    answer = signed_in(a).get(reverse("media_desk:selection_download", args=[a.selection.uuid]))
    archive = zipped(answer)
    assert archive.testzip() is None
    names = archive.namelist()
    assert names[:2] == ["credits.txt", "credits.csv"]
    assert names[2:] == ["001-lanterns.jpg"]
    assert "Not for the press" in archive.read("credits.txt").decode("utf-8-sig")
    assert "A. Photographer" in archive.read("credits.csv").decode("utf-8-sig")


def test_cells_that_begin_like_a_formula_stay_text():
    for text in ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", " =1", "|x"):
        assert safe_cell(text).startswith("'"), text
    assert safe_cell('A, "b"') == 'A, "b"'
    table = credits_table(
        [Credit(file="1.jpg", title="=cmd|' /C calc'!A0", credit="x", licence="y", alt="")]
    )
    assert "\"'=cmd" in table


def test_a_press_kit_is_public_in_every_language_and_forgets_at_once(sides, client):
    a, _b = sides
    a.person.depictions.all().delete()
    make_renditions(a.photo)
    address = f"/lv/press/{a.selection.uuid}/"
    assert client.get(address, follow=True).status_code == 404
    Selection.objects.update(is_press_kit=True)
    shown = client.get(address)
    assert shown.status_code == 200
    assert "no-store" in shown["Cache-Control"]
    assert "Lanterns" in shown.content.decode()
    assert 'lang="lv"' in shown.content.decode()
    assert len(zipped(client.get(f"{address}download/")).namelist()) == 3
    assert client.get(f"/press/{a.selection.uuid}/").status_code == 302
    withdraw_assets(assets=[a.photo.asset], asked_by="Anna", now=timezone.now())
    assert "Lanterns" not in client.get(address).content.decode()
    assert len(zipped(client.get(f"{address}download/")).namelist()) == 2


def test_a_press_kit_gives_nothing_of_another_organisation(sides, client):
    a, b = sides
    b.person.depictions.all().delete()
    make_renditions(b.photo)
    a.selection.items.create(asset=b.photo.asset)
    Selection.objects.filter(pk=a.selection.pk).update(is_press_kit=True)
    assert MARKER not in client.get(f"/en/press/{a.selection.uuid}/").content.decode()


def test_captions_are_checked_while_typing_and_before_they_are_kept(sides):
    a, _b = sides
    client = signed_in(a)
    check = at("captions_check", a.film.asset)
    assert json.loads(client.post(check, {"text": VTT}).content)["cues"][0]["start"] == 1.0
    assert json.loads(client.post(check, {"text": "00:01 hello"}).content)["mistakes"]
    address = at("film_track", a.film.asset, "captions", "lv")
    assert client.post(address, {"text": "00:01 hello"}).status_code == 422
    assert not a.film.tracks.filter(language="lv").exists()
    upload = SimpleUploadedFile("c.vtt", VTT.encode(), "text/vtt")
    client.post(address, {"file": upload, "is_checked": "on"})
    track = a.film.tracks.get(language="lv", kind="captions")
    assert track.checked_by == a.people[Role.OFFICER]
    assert a.film.tracks.get(language="lv", kind="transcript").text == "Anna: Bring your own plate."


def test_a_film_waits_until_captions_and_transcript_are_checked(sides, client):
    a, _b = sides
    officer = signed_in(a)
    served = f"/captions/{a.film.asset.uuid}/lv.vtt"
    officer.post(at("film_track", a.film.asset, "captions", "lv"), {"text": VTT})
    assert client.get(served, follow=True).status_code == 404
    assert why_film_waits(a.film, languages=["lv"])
    for kind, text in (("captions", VTT), ("transcript", "Bring your own plate.")):
        officer.post(at("film_track", a.film.asset, kind, "lv"), {"text": text, "is_checked": "on"})
    assert why_film_waits(a.film, languages=["lv"]) is None
    answer = client.get(served)
    assert answer["Content-Type"].startswith("text/vtt")
    withdraw_assets(assets=[a.film.asset], asked_by="Anna", now=timezone.now())
    assert client.get(served, follow=True).status_code == 404


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


def test_a_preview_is_private(sides, client):
    a, _b = sides
    a.waiting.preview.save("p.jpg", ContentFile(jpeg((64, 64))))
    address = at("asset_preview", a.waiting)
    assert client.get(address).status_code == 302
    answer = signed_in(a).get(address)
    assert answer["Cache-Control"].startswith("private, no-store")


def test_a_poster_and_the_spoken_language_are_kept(sides):
    a, _b = sides
    signed_in(a).post(at("film", a.film.asset), {"poster": a.photo.pk, "spoken_language": "lv"})
    a.film.refresh_from_db()
    assert (a.film.poster, a.film.spoken_language) == (a.photo, "lv")
    assert TextTrack.objects.count() == 2
