"""The main job: a story with a photo goes up, and a campaign about it goes out, once."""

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chromium import Tab
from tests.browser.fixtures import Opener
from tests.browser.running_demo import RunningDemo, until
from tests.journeys.desk_steps import (
    SUMMARY,
    approve,
    connect_bluesky,
    plan_and_submit,
    sign_in,
    tell_others,
    write_story,
)
from tests.journeys.photograph import camera_data_in, take_photo
from tests.peers.bluesky import PASSWORD, bluesky_pds

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "da", "et", "fi", "de", "lv", "lt", "pl", "sv")
PEARLS = 14
TITLE = "Chairs carried to the harbour"
ALT = "Full moon above dark water"
CAMPAIGN = "Harbour evenings"
CHANNELS = ("News feed", "Followers", "Pearls on Bluesky")
# Long enough to approve three posts on a busy machine before the first of them is due.
IN_MINUTES = 2
DELIVERED_WITHIN = 420


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_opens_in_nine_languages(new_tab: Opener, language: str) -> None:
    tab = new_tab()
    tab.go(f"/{language}/")
    expect(tab.page.locator("html")).to_have_attribute("lang", language)
    expect(tab.page.locator("h1")).to_have_count(1)
    expect(tab.page.locator("h1")).to_be_visible()
    here = tab.page.locator(".language-switch a[aria-current]")
    expect(here).to_have_attribute("hreflang", language)


def test_a_reader_finds_fourteen_pearls_and_reads_a_story(new_tab: Opener) -> None:
    tab = new_tab()
    page = tab.page
    tab.go("/en/")
    marks = page.locator(".baltic-map__dot")
    rows = page.locator(".pearl-table th[scope=row] a")
    expect(marks).to_have_count(PEARLS)
    expect(rows).to_have_count(PEARLS)
    assert _addresses(marks) == _addresses(rows)
    page.get_by_role("link", name="Read their stories").click()
    card = page.locator("main .card__title a").first
    title = card.inner_text()
    card.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert len(page.locator(".article__body").inner_text()) > 500


def _addresses(links: Locator) -> set[str]:
    return {str(link.get_attribute("href")) for link in links.all()}


def test_a_story_with_a_photo_becomes_a_campaign_that_is_delivered_once(
    demo: RunningDemo, new_tab: Opener, tmp_path: Path
) -> None:
    officer = new_tab(viewport={"width": 1280, "height": 1000})
    with bluesky_pds() as pds:
        account = pds.create_account("pearls")
        administrator = new_tab(viewport={"width": 1280, "height": 1000})
        sign_in(administrator, name="admin")
        connect_bluesky(administrator, server=pds.url, handle="pearls.test", password=PASSWORD)
        sign_in(officer, name="officer")
        photo = take_photo(tmp_path)
        number = write_story(officer, title=TITLE, photo=photo, alt=ALT)
        address = _sees_it_publicly(new_tab())
        _public_pictures_tell_no_place(demo, address=address, photo=photo)

        posts = tell_others(officer, page_id=number, campaign=CAMPAIGN, channels=CHANNELS)
        assert len(posts) == 3  # feed, mail and Bluesky, in the one language of the story
        for post in posts:
            plan_and_submit(officer, post=post, in_minutes=IN_MINUTES)
            assert officer.page.get_by_role("button", name="Approve", exact=True).count() == 0
        reviewer = new_tab(viewport={"width": 1280, "height": 1000})
        sign_in(reviewer, name="reviewer", to="/admin/campaigns/approvals/")
        expect(reviewer.page.get_by_role("link", name=re.compile(TITLE))).to_have_count(3)
        for post in posts:
            approve(reviewer, post=post)

        feed = f"{demo.url}/en/feeds/news.atom"
        until(
            lambda: TITLE in httpx.get(feed).text,
            seconds=DELIVERED_WITHIN,
            what="the entry in the news feed",
        )
        until(lambda: pds.posts(account), seconds=DELIVERED_WITHIN, what="the record on the PDS")
        until(lambda: _mails(demo), seconds=DELIVERED_WITHIN, what="the mail to followers")
        _is_shown_as_sent(officer, posts)

        assert httpx.get(feed).text.count(f"<title>{TITLE}</title>") == 1
        (record,) = pds.posts(account)
        assert SUMMARY in record["value"]["text"]
        recipients = [recipient for _subject, recipient in _mails(demo)]
        assert len(recipients) == len(set(recipients))


def _sees_it_publicly(tab: Tab) -> str:
    """Find the new story as a reader does; returns its path once its picture stands there."""
    tab.go("/en/stories/")
    tab.page.get_by_role("link", name=TITLE).first.click()
    expect(tab.page.get_by_role("heading", level=1)).to_have_text(TITLE)
    path = tab.page.url.removeprefix(tab.url)

    def has_picture() -> bool:
        tab.go(path)
        return tab.page.locator(f"main img[alt='{ALT}']").count() > 0

    until(has_picture, seconds=DELIVERED_WITHIN, what="the story's picture", every=2)
    return path


def _public_pictures_tell_no_place(demo: RunningDemo, *, address: str, photo: Path) -> None:
    # Or the check below would prove nothing.
    assert {"place", "foreign xmp", "the mark"} <= set(camera_data_in(photo.read_bytes()))
    story = httpx.get(f"{demo.url}{address}").text
    found = set(re.findall(r"/media/[^\"\s,]+", story))
    assert len(found) >= 3
    for path in found:
        answer = httpx.get(f"{demo.url}{path}")
        assert answer.status_code == 200
        assert camera_data_in(answer.content) == [], path
    names = demo.rows(
        "SELECT p.file, a.original, a.master FROM media_library_photo p"
        " JOIN media_library_asset a ON a.id = p.asset_id ORDER BY p.id DESC LIMIT 1"
    )
    assert names[0][0]
    assert names[0][1]
    for name in filter(None, names[0]):
        assert httpx.get(f"{demo.url}/media/{name}").status_code == 404


def _mails(demo: RunningDemo) -> list[tuple[str, str]]:
    return demo.rows(
        "SELECT subject, recipient FROM outbox_mail WHERE state = 'sent' AND subject LIKE ?",
        f"%{TITLE}%",
    )


def _is_shown_as_sent(tab: Tab, posts: list[str]) -> None:
    for post in posts:
        tab.go(post)
        expect(tab.page.locator(".desk-status .desk-state").first).to_have_text("Sent")
    tab.go("/demo/mailbox/")
    expect(tab.page.get_by_role("link", name=re.compile(TITLE)).first).to_be_visible()


def test_a_partner_signs_in_and_never_reaches_the_editor(new_tab: Opener) -> None:
    tab = new_tab()
    sign_in(tab, name="partner", to="/accounts/home/")
    expect(tab.page.locator("h1")).to_be_visible()
    for path in ("/admin/", "/admin/pages/", "/admin/campaigns/", "/admin/images/"):
        tab.go(path, status=404)
        expect(tab.page.locator("body.ready, .w-header")).to_have_count(0)
