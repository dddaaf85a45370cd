"""Steps of guests of a ceremony, without account or script."""

from playwright.sync_api import Page, expect

from tests.browser.chromium import Tab
from tests.browser.running_demo import RunningDemo
from tests.journeys.letters import follow_link


def register(
    tab: Tab,
    demo: RunningDemo,
    *,
    ceremony: str,
    address: str,
    party: int,
    mode: str = "",
    language: str = "en",
) -> None:
    """Register and confirm by the mail; leaves the tab on the guest's own page.

    `ceremony` is the slug of its page; `mode` is chosen where there is more than one.
    """
    tab.go(f"/{language}/ceremonies/{ceremony}/register/")
    tab.page.locator("[name=party]").fill(str(party))
    if mode:
        tab.page.locator(f"[name=mode][value={mode}]").check()
    tab.page.locator("[name=email]").fill(address)
    tab.page.wait_for_timeout(6_500)  # sent within six seconds, without a script: a machine
    tab.page.locator("main form button[type=submit]").click()
    tab.page.wait_for_url("**/registered/")
    follow_link(tab, demo, address=address, to="/r/")
    press(tab.page, "confirm")


def press(page: Page, doing: str) -> None:
    """Press a button of the guest's own page; the page is there again."""
    page.locator(f"button[value={doing}]").click()
    expect(page.locator("h1")).to_be_visible()
