"""One file under review: what is saved, what is decided, and what two officers do at once."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from media_library.actions.consenting import record_consent
from media_library.actions.reviewing import accept_asset
from media_library.models import (
    AssetAccess,
    AssetText,
    Depiction,
    Film,
    Grant,
    Person,
    Photo,
    ReviewNote,
)
from media_library.rules.standing import ConsentHow
from outbox.models import Mail
from tests.factories import organisation, person
from tests.media_library.desk.waiting import COMPLETE, form_of, page_of, signed_in, waiting
from tests.media_library.ingest.handed_in import contribution

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer_user(db):
    return person(Role.OFFICER)


@pytest.fixture
def officer(officer_user):
    return signed_in(officer_user)


def send(client, asset, do="save", **typed):
    return client.post(page_of(asset), form_of(client, asset, do=do, **typed))


def said(page):
    return page.content.decode()


def test_accepting_takes_what_was_typed_into_the_library(officer):
    asset = waiting()
    answer = send(
        officer,
        asset,
        "accept",
        title="Boats at dusk",
        creator="Anna",
        licence="CC-BY-4.0",
        people="nobody",
        tags="harbour, boats",
        x="0.25",
        y="0.75",
        channels=["web", "print"],
        languages=["lv"],
        until="2099-01-01",
        **{"lv-alt": "Laivas krēslā", "sv-caption": "Båtar i skymningen"},
    )
    assert answer.status_code == 302
    photo = Photo.objects.get()
    asset.refresh_from_db()
    assert (asset.state, asset.title, asset.creator) == ("ready", "Boats at dusk", "Anna")
    assert (photo.focal_point_x, photo.focal_point_y) == (16, 48)
    assert {tag.name for tag in photo.tags.all()} == {"harbour", "boats"}
    grant = Grant.objects.get()
    assert (grant.channels, grant.languages, grant.until.year) == (["web", "print"], ["lv"], 2099)
    texts = dict(asset.texts.values_list("language", "alt"))
    assert texts == {"lv": "Laivas krēslā", "sv": ""}


def test_what_is_missing_is_said_and_what_was_typed_is_kept(officer):
    asset = waiting(creator="Anna")
    page = send(officer, asset, "accept", place="Pärnu", tags="harbour", **{"et-alt": "Paadid"})
    assert page.status_code == 200
    assert "Still missing: the licence, who can be seen." in said(page)
    asset.refresh_from_db()
    assert (asset.state, asset.place, asset.texts.get().alt) == ("in-review", "Pärnu", "Paadid")
    assert page.context["sheet"].decision["tags"].value() == "harbour"


def test_a_mistake_loses_nothing(officer):
    asset = waiting(**COMPLETE)
    page = send(officer, asset, "accept", taken_on="someday", until="2001-01-01", place="Kihnu")
    assert "someday" in said(page)
    assert "This day has passed." in said(page)
    assert 'value="Kihnu"' in said(page)
    asset.refresh_from_db()
    assert (asset.state, asset.place) == ("in-review", "")


def test_the_partners_words_stay_theirs_until_somebody_changes_them(officer):
    asset = waiting()
    AssetText.objects.create(asset=asset, language="lv", alt="Laiva", source="partner")
    send(officer, asset, place="Pärnu")
    assert asset.texts.get().source == "partner"
    send(officer, asset, **{"lv-alt": "Zila laiva"})
    assert (asset.texts.get().alt, asset.texts.get().source) == ("Zila laiva", "officer")


def test_a_draft_of_the_decision_survives_saving(officer):
    asset = waiting()
    send(officer, asset, tags="harbour", note="Not for posters", channels=["web"])
    decision = officer.get(page_of(asset)).context["sheet"].decision
    assert decision["tags"].value() == "harbour"
    assert decision["channels"].value() == ["web"]


def test_asking_back_sends_the_question_and_keeps_what_was_typed(officer):
    given = contribution(contributor_mail="anna@rujiena.example")
    asset = waiting(contribution=given)
    assert "Please write it here" in said(send(officer, asset, "ask", place="Pärnu"))
    send(officer, asset, "ask", place="Pärnu", words="Who is on the left?")
    asset.refresh_from_db()
    assert (asset.state, asset.place) == ("asked-back", "Pärnu")
    assert asset.notes.get().words == "Who is on the left?"
    assert Mail.objects.filter(recipient="anna@rujiena.example").exists()


def test_after_a_decision_the_next_of_the_same_queue_opens(officer):
    first = waiting(**COMPLETE)
    waiting(kind="film")
    third = waiting()
    address = f"{page_of(first)}?kind=photo"
    answer = officer.post(address, form_of(officer, first, do="reject", words="Blurred"))
    assert answer["Location"] == f"{page_of(third)}?kind=photo"


def test_the_second_officer_gets_a_sentence_and_keeps_the_words(officer, officer_user):
    asset = waiting(**COMPLETE)
    typed = form_of(officer, asset, do="reject", words="Too dark", place="Pärnu")
    first = person(Role.OFFICER, first_name="Olga", last_name="Officer")
    accept_asset(asset=asset, by=first, now=timezone.now())
    page = officer.post(page_of(asset), typed)
    assert page.status_code == 409
    assert "took it into the library" in said(page)
    assert "Too dark" in said(page)
    asset.refresh_from_db()
    assert (asset.state, asset.place) == ("ready", "")
    assert not asset.notes.filter(kind=ReviewNote.Kind.REJECTED).exists()
    assert officer.get(page_of(asset)).status_code == 200


def test_words_saved_meanwhile_are_not_overwritten_unasked(officer):
    asset = waiting()
    typed = form_of(officer, asset, **{"en-alt": "Mine"})
    send(signed_in(person(Role.OFFICER)), asset, **{"en-alt": "Theirs"})
    page = officer.post(page_of(asset), typed)
    assert page.status_code == 409
    assert "Somebody else saved other words" in said(page)
    assert asset.texts.get().alt == "Theirs"
    again = {**typed, "seen": page.context["sheet"].seen}
    assert officer.post(page_of(asset), again).status_code == 302
    assert asset.texts.get().alt == "Mine"


def test_people_are_ticked_and_named(officer):
    given = contribution()
    asset = waiting(contribution=given, people="named", creator="A", licence="CC0-1.0")
    anna, ieva = (
        Person.objects.create(organisation=given.organisation, contribution=given, name=name)
        for name in ("Anna", "Ieva")
    )
    Depiction.objects.create(asset=asset, person=anna)
    send(officer, asset, shown=[ieva.pk], also="Jānis")
    names = set(asset.depictions.values_list("person__name", flat=True))
    assert names == {"Ieva", "Jānis"}
    foreign = Person.objects.create(organisation=organisation("Elsewhere"), name="Nobody's")
    page = send(officer, asset, shown=[foreign.pk])
    assert not asset.depictions.filter(person=foreign).exists()
    assert "Nobody&#x27;s" not in said(page)


def test_the_proof_of_a_consent_leaves_a_trace(officer, officer_user):
    asset = waiting(people="named")
    anna = Person.objects.create(organisation=asset.organisation, name="Anna")
    Depiction.objects.create(asset=asset, person=anna)
    consent = record_consent(
        person=anna,
        text_version="1",
        text_language="lv",
        text="Yes",
        channels=["web"],
        how=ConsentHow.SCREEN,
        given_by="Anna",
        evidence=ContentFile(b"signature", name="a.png"),
        now=timezone.now(),
    )
    address = reverse("media_desk:review_evidence", args=[asset.uuid, consent.uuid])
    assert address in said(officer.get(page_of(asset)))
    assert not AssetAccess.objects.exists()
    answer = officer.post(address)
    assert b"".join(answer.streaming_content) == b"signature"
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert (AssetAccess.objects.get().user, AssetAccess.objects.get().asset) == (
        officer_user,
        asset,
    )
    other = person()
    other.memberships.create(organisation=organisation("Elsewhere"), role="officer")
    for client in (signed_in(other), signed_in(person(Role.REVIEWER))):
        assert client.post(address).status_code in {302, 403, 404}
    assert AssetAccess.objects.count() == 1


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.TRANSLATOR])
def test_who_may_only_describe_changes_words_alone(role):
    client, asset = signed_in(person(role)), waiting(latitude=57.1, longitude=25.2)
    named = Person.objects.create(organisation=asset.organisation, name="Anna Secret")
    Depiction.objects.create(asset=asset, person=named)
    page = client.get(page_of(asset))
    assert "Anna Secret" not in said(page)
    assert "57.1" not in said(page)
    typed = form_of(client, asset, place="Pärnu", **{"lv-alt": "Laiva"})
    assert client.post(page_of(asset), typed).status_code == 302
    asset.refresh_from_db()
    assert (asset.place, asset.texts.get().alt) == ("", "Laiva")
    for do in ("accept", "ask", "reject"):
        answer = client.post(page_of(asset), {**typed, "do": do, "words": "x"})
        assert answer.status_code == 404
    asset.refresh_from_db()
    assert asset.state == "in-review"


def test_the_position_is_text_for_who_decides(officer):
    assert "57.10000, 25.20000" in said(
        officer.get(page_of(waiting(latitude=57.1, longitude=25.2)))
    )


def test_another_organisations_file_does_not_exist(officer):
    foreign = waiting(organisation("Elsewhere"))
    own = waiting()
    assert officer.get(page_of(own)).status_code == 200
    for name in ("review_item", "review_compare", "asset_preview"):
        address = reverse(f"media_desk:{name}", args=[foreign.uuid])
        assert officer.get(address).status_code == 404
    assert officer.post(page_of(foreign), {"do": "accept"}).status_code == 404


def test_a_film_is_taken_with_its_spoken_language(officer):
    asset = waiting(kind="film", **COMPLETE)
    send(officer, asset, "accept", spoken_language="lv")
    assert Film.objects.get().spoken_language == "lv"


def test_markup_is_words(officer):
    asset = waiting(label="<script>alert(1)</script>.jpg", creator="<b>Anna</b>")
    page = said(officer.get(page_of(asset)))
    assert "<script>alert(1)" not in page
    assert "<b>Anna</b>" not in page


def test_its_queries_do_not_grow_with_the_queue_or_the_people(officer):
    given = contribution()
    asset = waiting(contribution=given, people="named")

    def cost():
        with CaptureQueriesContext(connection) as counted:
            assert officer.get(page_of(asset)).status_code == 200
        return len(counted)

    def fill(count):
        for number in range(count):
            one = Person.objects.create(
                organisation=given.organisation, contribution=given, name=f"P{number}"
            )
            Depiction.objects.create(asset=asset, person=one)
            waiting()

    fill(2)
    cost()
    few = cost()
    fill(12)
    assert cost() == few


def test_of_two_alike_one_is_kept(officer):
    earlier = waiting(label="first.jpg")
    later = waiting(label="again.jpg", like=earlier)
    address = reverse("media_desk:review_compare", args=[later.uuid])
    assert "first.jpg" in said(officer.get(address))
    officer.post(address, {"keep": "later"})
    earlier.refresh_from_db()
    later.refresh_from_db()
    assert (earlier.state, later.state) == ("rejected", "in-review")


def test_what_is_in_the_library_already_is_not_rejected_by_comparing(officer, officer_user):
    earlier = waiting(**COMPLETE)
    accept_asset(asset=earlier, by=officer_user, now=timezone.now())
    later = waiting(like=earlier)
    address = reverse("media_desk:review_compare", args=[later.uuid])
    assert officer.post(address, {"keep": "later"}).status_code == 404
    officer.post(address, {"keep": "both"})
    later.refresh_from_db()
    assert (later.like, later.state) == (None, "in-review")


def test_the_like_of_another_organisation_is_never_shown(officer):
    foreign = waiting(organisation("Elsewhere"), label="secret.jpg")
    mine = waiting(like=foreign)  # nothing makes such a row; if it were there, it stays unseen
    address = reverse("media_desk:review_compare", args=[mine.uuid])
    assert "secret" not in said(officer.get(address, follow=True))
    assert "secret" not in said(officer.get(page_of(mine)))
