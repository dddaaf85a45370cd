"""The host runs the door of a ceremony that is on: gates opened, a line lost, and all merged."""

import pytest
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.chromium import Tab
from tests.browser.fixtures import Opener
from tests.browser.running_demo import RunningDemo
from tests.journeys.desk_steps import sign_in
from tests.journeys.door_steps import (
    forgive_the_line,
    open_gate,
    pick,
    says,
    start_phone,
    type_code,
)
from tests.journeys.letters import PHONE, follow_link, telephone

pytestmark = pytest.mark.browser

CEREMONY = "Voices over the fjord"
LENA, OLE, ZUZANNA = "Lena Demo-Petersen", "Ole Demo-Petersen", "Zuzanna Demo-Wójcik"
WAITS = "Mikkel Demo-Sørensen"


def test_a_host_runs_the_door_without_a_line_and_counts_nobody_twice(
    demo: RunningDemo, new_tab: Opener
) -> None:
    host, guest = new_tab(), telephone(new_tab)
    code = _code_of(guest, demo, address="zuzanna@example.org")
    _open_the_door(host)
    before = _inside(host)
    north_link, north_pin = open_gate(host, name="North gate")
    south_link, south_pin = open_gate(host, name="South gate")
    north, south = telephone(new_tab), new_tab(viewport=PHONE)
    start_phone(north, link=north_link, pin=north_pin)
    start_phone(south, link=south_link, pin=south_pin)

    south.page.context.set_offline(True)
    pick(north.page, name=LENA, verdict="Welcome")  # north has the line, south knows nothing of it
    pick(south.page, name=LENA, verdict="Welcome")
    pick(south.page, name=OLE, verdict="Welcome")
    type_code(south.page, code=code, verdict="Welcome")
    pick(south.page, name=ZUZANNA, verdict="Already inside")
    pick(south.page, name=WAITS, verdict="No place in the hall")
    says(south.page, "line", "Not sent yet: 5")
    _look_again(host)
    assert _inside(host) == before + 1

    south.page.context.set_offline(False)
    expect(south.page.locator("[data-line]")).to_have_text("Connected")
    forgive_the_line(south)
    says(south.page, "inside-number", f"Inside: {before + 3}")
    south.page.locator("[data-go=more]").click()
    says(south.page, "doubles", "Doubles found: 1")
    says(south.page, "differences", LENA)
    _look_again(host)
    assert _inside(host) == before + 3
    doubles = host.page.locator("section[aria-labelledby=doubles]")
    expect(doubles).to_contain_text(LENA)
    expect(doubles).not_to_contain_text(ZUZANNA)
    assert checks.axe_faults(host.page) == []


def _code_of(guest: Tab, demo: RunningDemo, *, address: str) -> str:
    """Read the code of a guest's ticket where the guest finds it: by the mail, on the own page."""
    follow_link(guest, demo, address=address, to="/r/")
    guest.page.locator("a[href*='tickets/']").first.click()
    guest.page.wait_for_url("**/tickets/**")
    return guest.page.locator(".ticket__code strong").first.inner_text()


def _open_the_door(host: Tab) -> None:
    sign_in(host, name="host", to="/partner/ceremonies/")
    host.page.get_by_role("link", name=CEREMONY).click()
    _look_again(host)


def _look_again(host: Tab) -> None:
    """Come to the page by its link: a reload would open the last gate once more."""
    host.page.locator("main a[href$='/door/']").first.click()
    expect(host.page.locator(".gate-pin")).to_have_count(0)
    expect(host.page.get_by_role("heading", name="Door", exact=True)).to_be_visible()


def _inside(host: Tab) -> int:
    return int(host.page.locator(".gate-count").inner_text())
