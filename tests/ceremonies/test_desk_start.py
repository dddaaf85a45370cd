"""One way from the list of ceremonies to all that is done for one of them."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from ceremonies.desk import start as start_page
from ceremonies.models import Ceremony
from tests.ceremonies.finale import stage
from tests.factories import person

pytestmark = pytest.mark.django_db

PAGES = ["places", "guests", "letters", "programme", "live", "door", "attendance_of"]


def address(name, ceremony):
    return reverse(f"ceremony_desk:{name}", args=[ceremony.pk])


def ways(client, ceremony):
    """Return the addresses that the start page leads to."""
    page = client.get(address("start", ceremony)).content.decode()
    doors = page.split('class="desk-doors"')[1].split("</ul>")[0]
    return re.findall(r'href="([^"]+)"', doors)


def test_the_list_has_one_way_to_the_desk(client, hall):
    client.force_login(person(Role.OFFICER))
    page = client.get(reverse("desk_ceremonies:index")).content.decode()
    assert page.count(f'href="{address("start", hall)}"') == 1
    assert all(address(name, hall) not in page for name in PAGES)
    assert "To be told" not in page
    Ceremony.objects.filter(pk=hall.pk).update(untold={"at": timezone.now().isoformat()})
    assert "To be told" in client.get(reverse("desk_ceremonies:index")).content.decode()


def test_from_the_start_every_page_is_one_step_away_and_opens(client, hall):
    client.force_login(person(Role.OFFICER))
    found = ways(client, hall)
    assert {address(name, hall) for name in PAGES} <= set(found)
    assert address("announcement", hall) not in found
    assert [client.get(way).status_code for way in found] == [200] * len(found)


def test_a_reviewer_finds_the_announcement_and_nothing_else(client, hall):
    finale = stage(timezone.now())
    client.force_login(person(Role.REVIEWER))
    assert ways(client, finale) == [address("announcement", finale)]
    assert client.get(address("start", hall)).status_code in (302, 403)


def test_without_the_question_a_reviewer_is_shown_ways_that_are_closed(client, hall, monkeypatch):
    """Negative control: each page asks again."""
    client.force_login(person(Role.REVIEWER))
    monkeypatch.setattr(start_page, "MAY_KEEP", "wagtailadmin.access_admin")
    found = ways(client, hall)
    assert found
    assert all(client.get(way).status_code in (302, 403) for way in found)
