"""What officers decide: taken with everything that was said, asked back, or not taken."""

import pytest
from django.core.files.storage import storages
from wagtail.models import Collection

from accounts.rules.roles import Role
from media_library.actions.reviewing import (
    Granting,
    NotToReview,
    StillMissing,
    accept_asset,
    answer_question,
    ask_back,
    reject_asset,
)
from media_library.actions.shelving import shelf_for
from media_library.decoding import isolation
from media_library.models import Asset, AssetText, Photo, RenditionWork, ReviewNote, Shelf
from media_library.rights.clearing import standing_of
from media_library.rules.clearance import clearance
from media_library.rules.standing import Channel
from media_library.subjects import subject_label
from outbox.models import Mail
from tests.factories import organisation, person
from tests.media_library.ingest.handed_in import (
    NOW,
    arrived,
    contribution,
    ingested,
    picture,
)

pytestmark = pytest.mark.django_db
SAID = {
    "creator": "Anna Kalniņa",
    "licence": "CC-BY-4.0",
    "people": "nobody",
    "subject": "pearl:12",
    "place": "Rūjiena",
}


@pytest.fixture
def officer(db):
    return person(Role.OFFICER)


def waiting(seed=1, **said):
    given = contribution(contributor_mail="anna@rujiena.example", contributor_name="Anna")
    return ingested(arrived(picture(seed), contribution=given, **{**SAID, **said}))


def test_accepting_makes_a_photo_of_the_master_without_opening_it(officer, monkeypatch):
    asset = waiting()
    AssetText.objects.create(asset=asset, language="lv", alt="Gājēji pie upes")
    decoded = []
    monkeypatch.setattr(isolation, "run_isolated", lambda *a, **k: decoded.append(a))
    monkeypatch.setattr("PIL.Image.open", lambda *a, **k: decoded.append(a))
    monkeypatch.setattr("willow.Image.open", lambda *a, **k: decoded.append(a))
    photo = accept_asset(
        asset=asset, by=officer, now=NOW(), focal_point=(0.25, 0.5), tags=["lanterns"]
    )
    assert decoded == []
    photo = Photo.objects.get(pk=photo.pk)
    assert decoded == []
    asset.refresh_from_db()
    assert photo.file.name == asset.master.name
    assert storages["default"].exists(photo.file.name)
    assert (photo.width, photo.height, len(photo.file_hash)) == (900, 600, 40)
    assert photo.file_size == storages["default"].size(photo.file.name)
    assert (photo.focal_point_x, photo.focal_point_y) == (225, 300)
    assert (photo.title, photo.credit, photo.licence) == (
        "Gājēji pie upes",
        "Anna Kalniņa",
        "CC-BY-4.0",
    )
    assert [tag.name for tag in photo.tags.all()] == ["lanterns"]
    assert (
        photo.collection
        == shelf_for(organisation=asset.organisation, subject="pearl:12").collection
    )
    assert (asset.state, asset.accepted_by, photo.asset) == ("ready", officer, asset)
    assert RenditionWork.objects.filter(photo=photo).exists()
    assert asset.notes.get().kind == ReviewNote.Kind.ACCEPTED


def test_what_was_accepted_is_cleared_as_far_as_it_was_granted(officer):
    everywhere, web_only = waiting(1), waiting(2)
    accept_asset(asset=everywhere, by=officer, now=NOW())
    narrow = Granting(channels=[Channel.WEB], languages=["lv"], may_be_reused_by_eu=False)
    photo = accept_asset(asset=web_only, by=officer, now=NOW(), granting=narrow)
    grant = everywhere.grants.get()
    assert (grant.holder, grant.granted_by) == ("Anna Kalniņa", "Anna")
    assert grant.may_be_reused_by_eu
    assert not photo.may_be_reused_by_eu
    for asset in (everywhere, web_only):
        asset.refresh_from_db()
    today = NOW().date()

    def refused(asset, channel, language):
        return clearance(standing_of(asset), channel=channel, language=language, on=today)

    assert refused(everywhere, Channel.PRESS, "sv") is None
    assert refused(web_only, Channel.WEB, "lv") is None
    assert refused(web_only, Channel.WEB, "sv").code == "rights-missing"
    assert refused(web_only, Channel.SOCIAL, "lv").code == "rights-missing"


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({"creator": ""}, ("creator", "rights-holder")),
        ({"licence": ""}, ("licence",)),
        ({"people": "not-said"}, ("people-not-said",)),
        ({"people": "named"}, ("people-not-named",)),
    ],
)
def test_what_nobody_has_said_yet_is_named_and_nothing_is_taken(officer, said, codes):
    asset = waiting(**said)
    with pytest.raises(StillMissing) as missing:
        accept_asset(asset=asset, by=officer, now=NOW())
    assert missing.value.codes == codes
    asset.refresh_from_db()
    assert asset.state == "in-review"
    assert not Photo.objects.exists()
    assert not asset.grants.exists()


def test_a_second_accept_is_refused_and_makes_no_second_photo(officer):
    asset = waiting()
    accept_asset(asset=asset, by=officer, now=NOW())
    for decide in (accept_asset, reject_asset, ask_back):
        more = {} if decide is accept_asset else {"words": "Why?"}
        with pytest.raises(NotToReview):
            decide(asset=asset, by=officer, now=NOW(), **more)
    assert Photo.objects.count() == 1


def test_what_is_still_being_checked_cannot_be_decided_about(officer):
    with pytest.raises(NotToReview):
        accept_asset(asset=arrived(picture()), by=officer, now=NOW())


def test_rejecting_tells_why(officer):
    asset = waiting()
    reject_asset(asset=asset, by=officer, now=NOW(), words="It is out of focus.")
    asset.refresh_from_db()
    note = asset.notes.get()
    assert (asset.state, note.kind, note.words) == ("rejected", "rejected", "It is out of focus.")


def test_a_question_goes_out_by_mail_and_its_answer_brings_it_back(officer):
    asset = waiting()
    question = "Who is <b>the woman</b> with the lantern?"
    ask_back(asset=asset, by=officer, now=NOW(), words=question)
    asset.refresh_from_db()
    assert asset.state == "asked-back"
    mail = Mail.objects.get()
    assert (mail.recipient, mail.language) == ("anna@rujiena.example", "lv")
    assert question in mail.text
    assert "<b>the woman" not in mail.html
    answer_question(asset=asset, now=NOW(), words="My aunt.")
    asset.refresh_from_db()
    assert asset.state == "in-review"
    assert [note.kind for note in asset.notes.all()] == ["question", "answer"]
    with pytest.raises(NotToReview):
        answer_question(asset=asset, now=NOW(), words="Again.")


def test_a_contribution_without_an_address_is_asked_on_its_page_only(officer):
    given = contribution()
    given.contributor.email = ""
    given.contributor.save()
    asset = ingested(arrived(picture(), contribution=given, **SAID))
    ask_back(asset=asset, by=officer, now=NOW(), words="Where was it?")
    assert not Mail.objects.exists()


def test_shelves_are_a_tree_of_organisation_and_subject_made_once():
    first = shelf_for(organisation=organisation(), subject="pearl:12")
    again = shelf_for(organisation=organisation(), subject="pearl:12")
    other = shelf_for(organisation=organisation(), subject="pearl:13")
    assert first == again
    assert Shelf.objects.count() == 3
    own = shelf_for(organisation=organisation()).collection
    assert own.name == organisation().name
    assert own.get_parent() == Collection.get_first_root_node()
    assert {child.name for child in own.get_children()} == {
        subject_label("pearl:12"),
        subject_label("pearl:13"),
    }
    assert other.collection.get_parent() == own


def test_what_is_nobodys_stands_at_the_root(officer):
    asset = ingested(arrived(picture(), **SAID))
    Asset.objects.filter(pk=asset.pk).update(organisation=None)
    photo = accept_asset(asset=asset, by=officer, now=NOW())
    assert photo.collection == Collection.get_first_root_node()
