"""Z4–Z8, by name: what the walk over all addresses asks with one form only."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import Membership, User
from accounts.rules.roles import Role
from media_library.models import Asset, Contribution, Invitation, Selection
from tests.factories import jpeg
from tests.media_library.two_organisations import MARKER
from tests.permissions.addresses import private_names
from tests.permissions.asking import ask
from tests.permissions.world import World

TUS = {"HTTP_TUS_RESUMABLE": "1.0.0"}


def test_z4_a_partner_begins_nothing_for_another_organisation(world: World):
    before = Contribution.objects.count()
    for who in ("partner A", "officer A"):
        answer = world.client(who).post(
            reverse("partner"), {"organisation": world.b.organisation.pk}
        )
        assert answer.status_code == 404
    assert Contribution.objects.count() == before


def test_z4_the_portal_ignores_what_is_not_a_partners_to_say(world: World):
    mine = world.of_a.by_account
    address = reverse("partner_contribution_draft", kwargs={"number": mine.uuid})
    said = {
        "organisation": world.b.organisation.pk,
        "invitation": world.of_b.invitation.pk,
        "contributor": world.b.people[Role.PARTNER].pk,
        "state": "ready",
        "handed_in_at": "2026-01-01",
        "version": mine.version,
        "place": "Harbour",
    }
    client = world.client("partner A")
    client.post(address, said)
    client.post(address, json.dumps(said), content_type="application/json")
    now = Contribution.objects.get(pk=mine.pk)
    assert now.organisation_id == world.a.organisation.pk
    assert (now.invitation, now.contributor_id) == (None, mine.contributor_id)
    assert not now.assets.filter(state="ready").exists()


@pytest.mark.parametrize("method", ["head", "patch", "delete"])
def test_z3_another_organisations_upload_is_not_found_through_ones_own_door(
    world: World, method: str
):
    of_a, of_b = world.of_a, world.of_b
    for who, name, number, upload in (
        ("partner A", "partner_contribution_file", of_a.by_account.uuid, of_b.upload.uuid),
        ("officer A", "media_desk:large_file_tus_one", of_a.at_desk.uuid, of_b.upload_at_desk.uuid),
    ):
        address = reverse(name, kwargs={"number": number, "upload": upload})
        client = world.client(who)
        headers = {**TUS, "HTTP_UPLOAD_OFFSET": "0"}
        how = {"data": b"x", "content_type": "application/offset+octet-stream"}
        answer = getattr(client, method)(address, **(how if method == "patch" else {}), **headers)
        assert answer.status_code in {403, 404}
        assert MARKER not in str(dict(answer.items()))
    assert Asset.objects.filter(upload=of_b.upload).exists()


def test_z4_an_officer_puts_nothing_into_another_organisation(world: World):
    client, theirs = world.client("officer A"), world.b.organisation.pk
    counted = Asset, Invitation, Selection
    before = [rows.objects.filter(organisation=theirs).count() for rows in counted]
    picture = SimpleUploadedFile("x.jpg", jpeg((64, 64)), content_type="image/jpeg")
    common = {"organisation": theirs, "title": "Taken over", "credit": "Me", "people": "nobody"}
    client.post(reverse("media_desk:add_photo"), {**common, "file": picture, "licence": "CC0-1.0"})
    client.post(
        reverse("media_desk:invite"),
        {**common, "purpose": "Ours", "language": "en", "until": "2030-01-01T10:00"},
    )
    client.post(reverse("media_desk:selections"), common)
    begun = client.post(
        reverse("media_desk:large_file_begin"),
        json.dumps({"organisation": theirs, "name": "x.mp4", "type": "video/mp4", "size": 9}),
        content_type="application/json",
    )
    assert begun.status_code == 404
    assert before == [rows.objects.filter(organisation=theirs).count() for rows in counted]


@pytest.mark.parametrize("who", ["officer A", "reviewer A"])
@pytest.mark.parametrize(
    "path",
    [
        "/admin/media/library/?q=Lanterns",
        "/admin/media/library/?q=Anna",
        "/admin/media/library/?q=Title&state=in-review",
        "/admin/tag-autocomplete/?term=har",
        "/admin/tag-autocomplete/?term=min",
        "/admin/images/chooser/?q=Lanterns",
        "/admin/images/chooser/results/?q=Lanterns",
        "/admin/media/films/choose/?q=Procession",
        "/admin/media/review/?q=Title",
    ],
)
def test_z5_searching_says_no_word_of_another_organisation(world: World, who: str, path: str):
    answer = ask(world, who, "GET", path)
    assert answer.status == 200
    assert MARKER not in answer.said
    theirs = [*world.of_b.assets.values(), world.b.film.asset]
    assert not any(str(asset.uuid) in answer.said for asset in theirs)


def test_z5_the_same_bytes_as_another_organisations_are_not_said_to_be_known(world: World):
    theirs = world.of_b.assets["in_review"]
    mine = world.of_a.assets["in_review"]
    Asset.objects.filter(pk=mine.pk).update(sha256=theirs.sha256)
    for who, path in (
        ("officer A", reverse("media_desk:review_item", kwargs={"key": mine.uuid})),
        ("officer A", reverse("media_desk:review_compare", kwargs={"key": mine.uuid})),
        (
            "partner A",
            reverse("partner_contribution", kwargs={"number": world.of_a.by_account.uuid}),
        ),
    ):
        answer = ask(world, who, "GET", path)
        assert str(theirs.uuid) not in answer.said
        assert MARKER not in answer.said


def test_z6_private_files_have_no_public_address(world: World):
    names = private_names(world)
    assert names
    for name in names:
        for path in (f"/media/{name}", f"/media/../{name}", f"/media/%2e%2e/{name}"):
            answer = ask(world, "anonymous", "GET", path)
            assert answer.kind == "404"
            assert MARKER not in answer.said


def test_z6_a_rendition_of_another_size_is_not_made_for_who_asks(world: World):
    made = world.b.photo.renditions.first()
    assert made is not None
    for spec in ("max-9000x9000", "original", "width-1"):
        guessed = made.file.name.replace(made.filter_spec, spec) + "x"
        assert ask(world, "anonymous", "GET", f"/media/{guessed}").kind == "404"


@pytest.mark.parametrize(
    ("who", "path"),
    [("partner B", "/partner/"), ("officer B", "/admin/media/library/")],
)
def test_z7_who_left_or_was_shut_out_is_refused_at_the_next_request(
    world: World, who: str, path: str
):
    user = world.people[who]
    assert user is not None
    client = world.client(who)
    assert client.get(path).status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(path).status_code in {302, 404}
    User.objects.filter(pk=user.pk).update(is_active=True)
    assert world.client(who).get(path).status_code == 200
    for membership in Membership.objects.filter(user=user):
        membership.delete()
    assert world.client(who).get(path).status_code == 404


@pytest.mark.parametrize("who", ["officer A", "reviewer A", "administrator"])
def test_z8_nobody_but_a_superuser_touches_accounts(world: World, who: str):
    victim = world.b.people[Role.OFFICER]
    password = User.objects.get(pk=victim.pk).password
    new = {"username": "new", "email": "n@example.org", "password1": "a1b2c3d4e5", "groups": [1]}
    client = world.client(who)
    for name, args in (("add", []), ("edit", [victim.pk]), ("delete", [victim.pk])):
        address = reverse(f"wagtailusers_users:{name}", args=args)
        for answer in (client.get(address), client.post(address, {**new, "is_superuser": "on"})):
            assert answer.status_code in {302, 403, 404}
    assert User.objects.get(pk=victim.pk).password == password
    assert not User.objects.filter(username="new").exists()
    assert not User.objects.filter(pk=victim.pk, is_superuser=True).exists()
