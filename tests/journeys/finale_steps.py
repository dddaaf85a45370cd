"""Steps to the moment of a finale, as who arms it and who watches it take them."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.browser.chromium import Tab
from tests.journeys.desk_steps import open_ceremony_desk

PICKED = "%Y-%m-%dT%H:%M"


def finale_desk(tab: Tab) -> str:
    """Find the way from the list of ceremonies to the announcement; returns its path."""
    open_ceremony_desk(tab, ceremony="Finale of the title year", page="announcement")
    expect(tab.page.get_by_role("heading", name=re.compile("^Announcement:")).first).to_be_visible()
    return tab.page.url.removeprefix(tab.url)


def write_posts(tab: Tab, *, desk: str, campaign: str, outlet: str) -> None:
    """Seal posts with the announcement: on one outlet, with the words that are proposed."""
    page = tab.page
    tab.go(desk)
    page.get_by_role("link", name="Write posts and mails").click()
    page.locator("[name=campaign]").select_option(label=campaign)
    page.get_by_label(outlet, exact=False).first.check()
    page.get_by_role("button", name="Seal", exact=True).click()
    expect(page.get_by_text("What tells of it has been sealed, too.")).to_be_visible()


def rehearse(page: Page) -> None:
    """Rehearse; every page of two invented Pearls in nine languages must have been published."""
    page.get_by_role("button", name="Rehearse").click()
    told = page.get_by_text(re.compile("Rehearsed with invented Pearls"))
    expect(told.first).to_contain_text("18 pages")
    expect(told.first).to_contain_text("Failed: 0")


def set_moment(page: Page, *, at: datetime, zone: str) -> None:
    """Set when it is announced, on the clock of who sets it."""
    page.locator("[name=reveal_at]").fill(at.astimezone(ZoneInfo(zone)).strftime(PICKED))
    page.get_by_role("button", name="Set the moment").click()
    expect(page.get_by_text("The moment has been set.")).to_be_visible()


def read_and_arm(tab: Tab, *, desk: str, names: tuple[str, ...]) -> None:
    """Open the preview, read every name in it, and arm."""
    tab.go(desk)
    page = tab.page
    page.locator("details summary").first.click()
    for name in names:
        expect(page.locator("details[open]")).to_contain_text(name)
    page.get_by_role("button", name="Arm what is shown here").click()


def names_seen(page: Page, names: tuple[str, ...]) -> list[str]:
    """Return those of the names that a page shows to its reader."""
    words = page.locator("main").inner_text()
    return [name for name in names if name in words]
