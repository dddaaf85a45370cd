"""Steps of an officer who builds a season: ceremonies, their places, and the pages that tell."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import Tab
from tests.journeys.desk_steps import open_ceremony_desk

TYPED = "%Y-%m-%d %H:%M"
EVENING = timedelta(hours=3)


def add_ceremony(
    tab: Tab,
    *,
    name: str,
    starts_at: datetime,
    chosen: Mapping[str, str],
    typed: Mapping[str, str],
    item: str,
) -> None:
    """Add a ceremony with one item of its programme; `chosen` are options by their words."""
    page = tab.page
    tab.go("/admin/ceremonies/")
    page.get_by_role("link", name="Add ceremony").first.click()
    page.locator("[name=name]").fill(name)
    for field, words in chosen.items():
        page.locator(f"select[name={field}]").select_option(label=words)
    times = {
        "doors_open_at": starts_at - timedelta(minutes=30),
        "starts_at": starts_at,
        "ends_at": starts_at + EVENING,
        "registration_opens_at": datetime.now(starts_at.tzinfo) - timedelta(days=1),
    }
    for field, at in times.items():
        _type_moment(page, field, at)
    for field, words in typed.items():
        page.locator(f"[name={field}]").fill(words)
    page.locator("#id_programme-ADD").click()
    _type_moment(page, "programme-0-starts_at", starts_at)
    page.locator("[name=programme-0-title]").fill(item)
    page.get_by_role("button", name="Create").click()
    expect(_row(page, name)).to_be_visible()


def add_places(tab: Tab, *, name: str, kind: str, cap: str) -> None:
    """Add places of one kind, by the way from the list."""
    page = tab.page
    open_ceremony_desk(tab, ceremony=name, page="places")
    page.locator("[name=kind]").select_option(label=kind)
    page.locator("form[aria-labelledby=new] [name=cap]").fill(cap)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("The places have been added.")).to_be_visible()


def publish_page(tab: Tab, *, title: str, ceremony: str, typed: Mapping[str, str]) -> None:
    """Write and publish the English page of a ceremony."""
    page = tab.page
    asked = f"{tab.url}/api/v2/pages/?type=ceremonies.CeremonyIndexPage&locale=en"
    parent = page.request.get(asked).json()["items"][0]["id"]
    tab.go(f"/admin/pages/add/ceremonies/ceremonypage/{parent}/")
    page.wait_for_timeout(1000)  # the editor takes its first snapshot late
    page.locator("#id_title").fill(title)
    page.locator("#id_summary").fill(f"{title}: everybody is welcome.")
    page.locator("select[name=ceremony]").select_option(label=ceremony)
    for field, words in typed.items():
        page.locator(f"[name={field}]").fill(words)
    page.get_by_role("button", name="More actions").last.click()
    page.locator("[name=action-publish]").click()
    expect(page.get_by_text("published").first).to_be_visible()


def _type_moment(page: Page, field: str, at: datetime) -> None:
    box = page.locator(f"[name={field}]")
    box.fill(at.strftime(TYPED))
    box.press("Tab")  # which also closes the calendar that has opened


def _row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has_text=name)
