"""The page for large files: for whom it is, what it says, and where its script may send."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.rules.roles import Role
from media_library.models import Asset, Contribution, Space, Upload
from media_library.uploading import presigned
from tests.factories import organisation, person
from tests.media_library.desk.waiting import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/admin/media/large-files/add/"


def begun(by: User, of: Any = None, label: str = "harbour.mp4") -> Asset:
    organisation_of = of or organisation()
    upload = Upload.objects.create(
        owner_key="test", length=9, expires_at=timezone.now() + timedelta(days=7)
    )
    contribution = Contribution.objects.create(
        organisation=organisation_of, contributor=by, language="en"
    )
    return Asset.objects.create(
        kind="film",
        state="receiving",
        state_at=timezone.now(),
        organisation=organisation_of,
        contribution=contribution,
        upload=upload,
        label=label,
        bytes=9,
    )


def directives(client: Client, path: str) -> dict[str, list[str]]:
    policy = client.get(path)["Content-Security-Policy"]
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {part[0]: part[1:] for part in parts}


def test_an_officer_of_one_organisation_is_asked_nothing() -> None:
    officer = signed_in(person(Role.OFFICER))
    Space.objects.create(organisation=organisation(), quota_bytes=4096, used_bytes=1024)
    page = officer.get(PAGE)
    assert page.status_code == 200
    assert page.context["chosen"] == organisation().pk
    script = page.context["script"]
    assert script["address"] == "/admin/media/large-files/"
    assert script["goes_straight"] == presigned.goes_straight()
    assert "3.0\xa0KB of 4.0\xa0KB are free" in script["rooms"][str(organisation().pk)]
    html = page.content.decode()
    assert ("vendor/tus.min" in html) != script["goes_straight"]
    assert 'name="organisation" value=' in html
    assert PAGE in officer.get("/admin/media/library/").content.decode()
    assert PAGE in officer.get("/admin/media/library/add/").content.decode()


def test_an_administrator_chooses_for_whom() -> None:
    other = organisation("Another")
    administrator = signed_in(person(Role.ADMINISTRATOR))
    page = administrator.get(PAGE)
    assert (page.context["chosen"], len(page.context["organisations"])) == ("", 2)
    assert administrator.get(f"{PAGE}?organisation={other.pk}").context["chosen"] == other.pk
    assert administrator.get(f"{PAGE}?organisation=nonsense").context["chosen"] == ""


def test_what_was_begun_is_named_to_who_began_it_and_nobody_else() -> None:
    anna, colleague = person(Role.OFFICER), person(Role.OFFICER)
    begun(anna)
    begun(anna, organisation("Another"), label="elsewhere.mp4")
    assert [str(one) for one in signed_in(anna).get(PAGE).context["begun"]] == ["harbour.mp4"]
    assert "Begun and not finished" in signed_in(anna).get(PAGE).content.decode()
    assert not signed_in(colleague).get(PAGE).context["begun"]


def test_its_queries_do_not_grow_with_what_was_begun() -> None:
    anna = person(Role.OFFICER)
    client = signed_in(anna)

    def cost() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert client.get(PAGE).status_code == 200
        return len(counted)

    begun(anna)
    cost()  # what is cached for good is cached now
    few = cost()
    for number in range(6):
        begun(anna, label=f"more-{number}.mp4")
    assert cost() == few


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.PARTNER])
def test_who_keeps_nothing_does_not_get_in(role: Role) -> None:
    assert signed_in(person(role)).get(PAGE).status_code in {302, 403, 404}


def test_the_editor_may_reach_the_private_bucket_if_there_is_one(settings: Any) -> None:
    officer = signed_in(person(Role.OFFICER))
    settings.PRIVATE_MEDIA_ORIGIN = ""
    assert directives(officer, PAGE)["connect-src"] == ["'self'"]
    settings.PRIVATE_MEDIA_ORIGIN = "https://s3.example.org"
    assert directives(officer, PAGE)["connect-src"] == ["'self'", "https://s3.example.org"]
    # The public site sends nothing there.
    assert directives(officer, "/accounts/login/")["connect-src"] == ["'self'"]
