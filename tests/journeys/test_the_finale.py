"""The finale: rehearsed, armed by two, revealed to whoever watches; its Pearls and news follow."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.fixtures import Opener
from tests.browser.pages import LANGUAGES
from tests.browser.running_demo import RunningDemo, until
from tests.journeys.desk_steps import sign_in
from tests.journeys.finale_steps import (
    finale_desk,
    names_seen,
    read_and_arm,
    rehearse,
    set_moment,
    write_posts,
)
from tests.journeys.letters import PHONE

pytestmark = pytest.mark.browser

FINALE = "ceremonies/finale-of-the-title-year/"
NAMES = ("Lanterhavn", "Dzintarmala")
SLUGS = ("lanterhavn", "dzintarmala")
CAMPAIGN, NEWS = "Lights in small harbours", "/en/feeds/news.atom"
OFFICERS_ZONE = "Europe/Stockholm"
WITHIN = 300


def test_the_finale_is_rehearsed_armed_by_two_and_revealed(
    demo: RunningDemo, new_tab: Opener
) -> None:
    officer, reviewer, admin = new_tab(), new_tab(), new_tab()
    for tab, name in ((officer, "officer"), (reviewer, "reviewer"), (admin, "admin")):
        sign_in(tab, name=name)
    desk = finale_desk(reviewer)
    write_posts(officer, desk=desk, campaign=CAMPAIGN, outlet="News feed")
    reviewer.go(desk)
    rehearse(reviewer.page)
    assert [_status(demo, "en", slug) for slug in SLUGS] == [404, 404]

    assert _told_in(demo, NEWS) == []
    officer.go(desk)
    soon = datetime.now(UTC) + timedelta(hours=1)
    set_moment(officer.page, at=soon, zone=OFFICERS_ZONE)
    read_and_arm(reviewer, desk=desk, names=NAMES)
    expect(reviewer.page.get_by_text("A second person has to look")).to_be_visible()
    read_and_arm(admin, desk=desk, names=NAMES)
    expect(admin.page.get_by_text("It is armed.")).to_be_visible()

    watcher = new_tab(viewport=PHONE)
    watcher.go(f"/lv/{FINALE}")
    plain = new_tab(java_script_enabled=False)
    plain.go(f"/de/{FINALE}")
    for tab in (watcher, plain):
        expect(tab.page.locator("#announcement")).to_have_attribute("data-state", "sealed")
        assert names_seen(tab.page, NAMES) == []

    admin.page.get_by_role("button", name="Hold", exact=True).click()
    expect(watcher.page.locator("[data-when=held]")).to_be_visible()
    admin.page.get_by_role("button", name="Go on", exact=True).click()
    expect(watcher.page.locator("[data-when=sealed]")).to_be_visible()
    assert names_seen(watcher.page, NAMES) == []
    admin.page.get_by_role("button", name="Go now").click()

    # Nobody reloads this page: it turns by itself.
    expect(watcher.page.locator("[data-pearls]")).to_contain_text(NAMES[0])
    assert names_seen(watcher.page, NAMES) == list(NAMES)
    plain.page.get_by_role("link", name="Noch einmal nachsehen").click()
    expect(plain.page.locator("[data-pearls]")).to_contain_text(NAMES[1])
    _pages_follow(demo)
    expect(watcher.page.locator("[data-pages] a")).to_have_count(len(NAMES), timeout=WITHIN * 1000)
    watcher.page.locator("[data-pages] a").first.click()
    expect(watcher.page.locator("h1")).to_have_text(NAMES[0])
    assert checks.axe_faults(watcher.page) == []
    watcher.go(f"/lv/{FINALE}")
    assert checks.axe_faults(watcher.page) == []
    assert checks.layout_faults(watcher.page) == []


def _pages_follow(demo: RunningDemo) -> None:
    """Wait for every page of every new Pearl, then look for them where others find them."""
    until(
        lambda: all(_status(demo, code, slug) == 200 for code in LANGUAGES for slug in SLUGS),
        seconds=WITHIN,
        what="pages of the new Pearls in nine languages",
        every=2,
    )
    for path in ("/en/pearls/", "/lv/pearls/", "/sitemap.xml"):
        told = httpx.get(f"{demo.url}{path}", timeout=60).text
        assert [slug for slug in SLUGS if slug not in told] == [], path
    for slug in SLUGS:
        feed = httpx.get(f"{demo.url}/en/pearls/{slug}/feeds/stories.json", timeout=60)
        assert feed.status_code == 200
    # The campaign that was armed with it goes out, too.
    until(lambda: _told_in(demo, NEWS) == list(NAMES), seconds=WITHIN, what="the news", every=2)


def _told_in(demo: RunningDemo, path: str) -> list[str]:
    told = httpx.get(f"{demo.url}{path}", timeout=60).text
    return [name for name in NAMES if name in told]


def _status(demo: RunningDemo, code: str, slug: str) -> int:
    return httpx.get(f"{demo.url}/{code}/pearls/{slug}/", timeout=60).status_code
