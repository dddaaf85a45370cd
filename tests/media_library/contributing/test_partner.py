"""The desk of local partners: their own organisations' contributions and nobody else's."""

import uuid

import pytest
from django.test import Client

from accounts.actions.grant_role import grant_role
from accounts.models import Membership, Organisation, User
from accounts.rules.roles import Role
from media_library.contributing.links import contribute_path
from media_library.models import Asset, Contribution
from media_library.rights import usages
from media_library.rights.usages import Use
from media_library.rules.standing import AssetState
from tests import factories
from tests.media_library.contributing.conftest import invite, photo_file

pytestmark = pytest.mark.django_db
MARKER = "Lanterns of the other town"


@pytest.fixture
def town() -> Organisation:
    return factories.organisation()


@pytest.fixture
def partner(town: Organisation) -> Client:
    return signed_in(factories.person(Role.PARTNER))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def begin(client: Client, town: Organisation) -> str:
    answer = client.post("/partner/", {"organisation": town.pk})
    assert answer.status_code == 302
    return answer["Location"]


def test_a_partner_begins_hands_in_and_finds_it_again(partner: Client, town: Organisation) -> None:
    address = begin(partner, town)
    partner.post(address, {"do": "save", "files": photo_file("a.jpg"), "place": "Market"})
    text = partner.get("/partner/").content.decode()
    assert "Market" in text
    assert "Has arrived, is being checked: 1" in text
    contribution = Contribution.objects.get()
    assert contribution.organisation == town
    assert contribution.contributor is not None
    assert address == f"/partner/contributions/{contribution.uuid}/"


def test_what_came_by_a_link_is_the_organisations_too(partner: Client) -> None:
    invitation = invite(purpose="The school choir")
    Client().post(contribute_path(invitation), {"do": "save", "place": "School"})
    assert "The school choir" in partner.get("/partner/").content.decode()
    assert partner.get(f"/partner/contributions/{Contribution.objects.get().uuid}/").context


def test_where_an_accepted_file_is_shown_is_told_once_it_is_public(
    partner: Client, town: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    partner.post(begin(partner, town), {"do": "save", "files": photo_file("a.jpg")})
    Asset.objects.update(state=AssetState.READY.value)
    pk = Asset.objects.get().pk

    def shown(asset_ids: object) -> list[Use]:
        assert set(asset_ids) == {pk}
        facts = {"asset_id": pk, "kind": "page", "public_address": "/en/stories/x/"}
        return [
            Use(where="A story", standing="live", **facts),
            Use(where="A plan", standing="scheduled", **{**facts, "public_address": "/en/y/"}),
            Use(where="A draft", standing="draft", **{**facts, "public_address": ""}),
        ]

    monkeypatch.setattr(usages, "_sources", [shown])
    text = partner.get("/partner/").content.decode()
    assert "A story" in text
    assert "A plan" not in text
    assert "A draft" not in text


def test_another_organisations_contribution_is_not_there(partner: Client) -> None:
    other = factories.organisation("Another town")
    invitation = invite(organisation=other, purpose=MARKER)
    Client().post(contribute_path(invitation), {"do": "save", "files": photo_file("secret.jpg")})
    foreign = Contribution.objects.get()
    never = uuid.uuid4()
    for below in ("", "state.json", "receipt/", f"previews/{foreign.assets.get().uuid}/"):
        theirs = partner.get(f"/partner/contributions/{foreign.uuid}/{below}")
        nobodys = partner.get(f"/partner/contributions/{never}/{below}")
        assert theirs.status_code == nobodys.status_code == 404
        assert len(theirs.content) == len(nobodys.content)
    assert MARKER not in partner.get("/partner/").content.decode()
    posted = partner.post(f"/partner/contributions/{foreign.uuid}/", {"do": "save", "place": "x"})
    assert posted.status_code == 404
    assert partner.post("/partner/", {"organisation": other.pk}).status_code == 404


def test_without_the_filter_it_would_be_there(
    partner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    invite(organisation=factories.organisation("Another town"), purpose=MARKER)
    Client().post(contribute_path(invite(organisation=factories.organisation("Another town"))), {})
    queryset = type(Contribution.objects.all())
    monkeypatch.setattr(queryset, "handed_in_by", lambda self, _user: self)
    foreign = Contribution.objects.get()
    assert partner.get(f"/partner/contributions/{foreign.uuid}/").status_code == 200


def test_a_file_of_another_contribution_cannot_be_touched(
    partner: Client, town: Organisation
) -> None:
    first, second = begin(partner, town), begin(partner, town)
    partner.post(first, {"do": "save", "files": photo_file("a.jpg")})
    asset = Asset.objects.get()
    partner.post(second, {"do": f"remove:{asset.uuid}"})
    partner.post(second, {"do": "save", f"file-{asset.uuid}-caption": "mine"})
    asset.refresh_from_db()
    assert asset.state == AssetState.CHECKING
    assert not asset.texts.exists()


@pytest.mark.parametrize("role", [None, Role.OFFICER, Role.REVIEWER, Role.HOST])
def test_for_everybody_else_there_is_no_such_page(role: Role | None, town: Organisation) -> None:
    client = signed_in(factories.person(role))
    mine = Contribution.objects.create(
        organisation=town, contributor=factories.person(), language="en"
    )
    assert client.get("/partner/").status_code == 404
    assert client.get(f"/partner/contributions/{mine.uuid}/").status_code == 404


def test_nobody_is_led_to_sign_in(town: Organisation) -> None:
    for path in ("/partner/", f"/partner/contributions/{uuid.uuid4()}/"):
        answer = Client().get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")


def test_who_is_taken_out_of_the_organisation_is_refused_at_once(
    partner: Client, town: Organisation
) -> None:
    address = begin(partner, town)
    Membership.objects.all().delete()
    assert partner.get(address).status_code == 404
    assert partner.get("/partner/").status_code == 404


def test_a_cookie_alone_changes_nothing(town: Organisation) -> None:
    user = factories.person(Role.PARTNER)
    address = begin(signed_in(user), town)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    for path in ("/partner/", address, f"{address}draft/"):
        assert strict.post(path, {"do": "save", "place": "x"}).status_code == 403
    assert Contribution.objects.get().place == ""


def test_the_account_page_leads_here(partner: Client) -> None:
    assert 'href="/partner/"' in partner.get("/accounts/home/").content.decode()
    host = signed_in(factories.person(Role.HOST))
    assert 'href="/partner/"' not in host.get("/accounts/home/").content.decode()


def test_the_list_asks_the_database_as_often_for_many_as_for_one(
    partner: Client, town: Organisation, django_assert_max_num_queries: object
) -> None:
    for number in range(6):
        partner.post(
            begin(partner, town), {"do": "save", "files": photo_file(), "place": str(number)}
        )
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        partner.get("/partner/")


def test_two_organisations_of_one_person_are_both_offered(town: Organisation) -> None:
    user = factories.person(Role.PARTNER)
    other = factories.organisation("Another town")
    grant_role(user=user, organisation=other, role=Role.PARTNER)
    text = signed_in(user).get("/partner/").content.decode()
    assert text.count('name="organisation"') == 2
