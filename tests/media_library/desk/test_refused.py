"""What could not be used: shown with its reason, and checked again where that makes sense."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.rules.roles import Role
from media_library.desk.review import refused as desk
from media_library.models import Asset, IngestWork
from tests.factories import organisation, person
from tests.media_library.desk.waiting import signed_in, waiting

pytestmark = pytest.mark.django_db
LIST = "/admin/media/review/refused/"


@pytest.fixture
def officer(db):
    return signed_in(person(Role.OFFICER))


def refused(of: Any = None, reason: str = "poison-file", **fields: Any) -> Asset:
    return waiting(of, state="refused", reason=reason, **fields)


def check(client: Any, asset: Asset) -> Any:
    address = reverse("media_desk:review_check_again", args=[asset.uuid])
    return client.post(address, follow=True)


def state(asset: Asset) -> str:
    asset.refresh_from_db()
    return asset.state


def test_the_newest_comes_first_with_its_reason_and_the_day_until_it_is_kept(officer):
    refused(label="older.jpg", reason="photo-format", reason_facts={"format": "BMP"})
    refused(label="newer.jpg")
    waiting(label="still-waits.jpg")
    page = officer.get(LIST)
    entries = page.context["entries"]
    assert [str(entry.asset) for entry in entries] == ["newer.jpg", "older.jpg"]
    assert [entry.may_be_checked for entry in entries] == [True, False]
    assert "this is BMP" in entries[1].reason
    assert all(entry.kept_until for entry in entries)
    assert page.content.decode().count("Check again") == 1
    assert "Could not be used" in officer.get("/admin/media/review/").content.decode()


def test_a_file_that_ended_our_program_is_checked_again(officer):
    asset = refused()
    said = check(officer, asset).content.decode()
    assert "is being checked again" in said
    assert state(asset) == "checking"
    assert IngestWork.objects.get().asset == asset


def test_what_a_better_decoder_would_not_change_is_not_checked_again(officer):
    asset = refused(reason="photo-format", reason_facts={"format": "BMP"})
    assert check(officer, asset).status_code == 404
    assert state(asset) == "refused"


def test_it_is_said_that_nothing_is_left(officer):
    asset = refused()
    Asset.objects.filter(pk=asset.pk).update(original="")
    assert "Nothing of it is left here" in officer.get(LIST).content.decode()
    assert "Check again" not in officer.get(LIST).content.decode()
    assert "nothing of it is left here" in check(officer, asset).content.decode()
    assert state(asset) == "refused"


def test_who_is_second_is_told_so(officer):
    asset = refused()
    check(officer, asset)
    assert "somebody was faster" in check(officer, asset).content.decode()
    assert IngestWork.objects.count() == 1


def test_a_reviewer_reads_it_and_has_nothing_checked(db):
    asset, reviewer = refused(), signed_in(person(Role.REVIEWER))
    page = reviewer.get(LIST)
    assert [entry.may_be_checked for entry in page.context["entries"]] == [False]
    assert check(reviewer, asset).redirect_chain  # led away by Wagtail, with its "no"
    assert state(asset) == "refused"


def test_another_organisations_is_not_there(officer):
    theirs = refused(organisation("Another"))
    assert officer.get(LIST).context["entries"] == []
    assert check(officer, theirs).status_code == 404
    assert state(theirs) == "refused"


def test_its_queries_do_not_grow_and_it_goes_on_on_another_page(officer, monkeypatch):
    def cost() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert officer.get(LIST).status_code == 200
        return len(counted)

    refused()
    cost()  # what is cached for good is cached now
    few = cost()
    for number in range(5):
        refused(label=f"{number}.jpg")
    assert cost() == few
    monkeypatch.setattr(desk, "PER_PAGE", 4)
    assert officer.get(LIST).context["goes_on"]
    last = officer.get(f"{LIST}?p=2").context
    assert (len(last["entries"]), last["goes_on"]) == (2, False)
    assert officer.get(f"{LIST}?p=nonsense").context["page"] == 1
