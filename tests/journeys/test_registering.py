"""Guests of a ceremony, without account and script: register, confirm, wait, move up, cancel."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import checks
from tests.browser.chromium import Tab
from tests.browser.fixtures import Opener
from tests.browser.running_demo import RunningDemo, until
from tests.journeys.letters import PHONE, follow_link, letters_to

pytestmark = pytest.mark.browser

CEREMONY = "waves-and-lanterns"  # twenty seats
FAMILY, CHOIR, GUEST = "family@example.net", "choir@example.net", "guest@example.net"
WITHIN = 300


def test_a_family_waits_behind_a_choir_and_moves_up_when_it_cannot_come(
    demo: RunningDemo, new_tab: Opener
) -> None:
    choir, family = (new_tab(viewport=PHONE, java_script_enabled=False) for _ in range(2))
    for number, party in ((1, 10), (2, 6)):  # a party is of twelve at most
        _registers(choir, demo, address=f"{number}.{CHOIR}", party=party)
        expect(choir.page.get_by_text(f"{party} places are yours.")).to_be_visible()
    _registers(family, demo, address=FAMILY, party=5, language="pl")
    page = family.page
    expect(page.get_by_text("Numer", exact=False).first).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "pl"

    page.locator("main summary").first.click()
    page.locator("[name=person1-name]").fill("Zofia Wiśniewska")
    page.locator("[name=person1-photos][value=refused]").check()
    page.locator("[name=person1-diet]").fill("bez orzechów")
    _press(page, "name")
    expect(page.get_by_text("Zofia Wiśniewska")).to_be_visible()

    choir.page.get_by_text("Cancel your registration").click()
    _press(choir.page, "cancel")
    until(lambda: len(letters_to(demo, address=FAMILY)) >= 3, seconds=WITHIN, what="the good news")
    page.reload()
    page.locator("[name=party]").fill("4")
    _press(page, "change")
    family.go(page.url.removeprefix(demo.url) + "?lang=en")
    expect(page.get_by_text("4 places are yours.")).to_be_visible()
    assert len(letters_to(demo, address=f"2.{CHOIR}")) == 3


def test_the_pages_of_a_guest_are_accessible(demo: RunningDemo, new_tab: Opener) -> None:
    tab = new_tab(viewport=PHONE)
    tab.go(f"/en/ceremonies/{CEREMONY}/register/")
    assert checks.axe_faults(tab.page) == []
    _registers(tab, demo, address=GUEST, party=1)
    assert checks.axe_faults(tab.page) == []


def _registers(
    tab: Tab, demo: RunningDemo, *, address: str, party: int, language: str = "en"
) -> None:
    """Register and confirm by the mail; leaves the tab on the guest's own page."""
    tab.go(f"/{language}/ceremonies/{CEREMONY}/register/")
    tab.page.locator("[name=party]").fill(str(party))
    tab.page.locator("[name=email]").fill(address)
    tab.page.wait_for_timeout(6_500)  # sent within six seconds, without a script: a machine
    tab.page.locator("main form button[type=submit]").click()
    tab.page.wait_for_url("**/registered/")
    follow_link(tab, demo, address=address, to="/r/")
    _press(tab.page, "confirm")


def _press(page: Page, doing: str) -> None:
    page.locator(f"button[value={doing}]").click()
    expect(page.locator("h1")).to_be_visible()
