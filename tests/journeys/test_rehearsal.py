"""A campaign is rehearsed on a fast clock: its officer reads the diff, and nobody else anything."""

import re
from datetime import UTC, datetime

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import Tab
from tests.browser.fixtures import Opener
from tests.browser.running_demo import RunningDemo, until
from tests.journeys.desk_steps import (
    approve,
    connect_bluesky,
    plan_and_submit,
    sign_in,
    tell_of_story,
)
from tests.journeys.letters import DELIVERED_WITHIN
from tests.peers.bluesky import PASSWORD, BlueskyPds, bluesky_pds

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 1000}
CAMPAIGN = "They came back, rehearsed"
STORY = "they-came-back"  # one that not every language tells
OFFICER = "officer@example.org"
REAL, TEST = "Bluesky for everybody", "Bluesky for rehearsals"
PLAYED_ON = {"News feed": "Test feed", "Followers": "Test mails", REAL: TEST}
FEED, LETTER, ABROAD = ("News feed", "en"), ("Followers", "de"), (REAL, "en")
UNAPPROVED, TIMELESS = ("Followers", "en"), ("News feed", "lv")
AS_PLANNED = (("News feed", "English"), ("Followers", "Deutsch"), (REAL, "English"))
IN_MINUTES = 3 * 24 * 60
APART = 10  # minutes
PLAYED_WITHIN = 300

Posts = dict[tuple[str, str], str]


def test_a_rehearsal_shows_what_would_happen_and_nothing_happens(
    demo: RunningDemo, new_tab: Opener
) -> None:
    officer, reviewer, administrator = (new_tab(viewport=DESK) for _ in range(3))
    with bluesky_pds() as pds:
        everybody, tests = pds.create_account("pearls"), pds.create_account("pearls-rehearsed")
        sign_in(administrator, name="admin")
        _connect(administrator, pds, name=REAL, handle="pearls.test")
        _connect(
            administrator, pds, name=TEST, handle="pearls-rehearsed.test", is_for_rehearsal=True
        )
        sign_in(officer, name="officer")
        posts = tell_of_story(officer, slug=STORY, campaign=CAMPAIGN)
        campaign = officer.page.url.removeprefix(demo.url)
        assert not {channel for channel, _code in posts} & set(PLAYED_ON.values())
        sign_in(reviewer, name="reviewer")
        for number, place in enumerate((FEED, LETTER, ABROAD, UNAPPROVED)):
            plan_and_submit(officer, post=posts[place], in_minutes=IN_MINUTES + number * APART)
            if place != UNAPPROVED:
                approve(reviewer, post=posts[place])
        owed = _owed(demo, posts)
        assert len(owed) == 3

        rehearsal = _rehearses(officer, campaign=campaign)
        _shows_what_went_as_planned(officer.page, rehearsal)
        _shows_what_was_refused(officer.page)
        _shows_what_is_missing(officer.page)

        (record,) = pds.posts(tests)
        assert _mark(rehearsal, posts[ABROAD]) in str(record)
        assert pds.posts(everybody) == []
        until(
            lambda: _letters(demo, rehearsal, posts) == [OFFICER],
            seconds=DELIVERED_WITHIN,
            what="the rehearsed mail to the officer alone",
        )
        _no_reader_sees_it(demo, rehearsal)
        assert _owed(demo, posts) == owed
    # Other journeys count the channels that a story is told on.
    for name in (REAL, TEST):
        demo.rows("UPDATE campaigns_channelaccount SET is_active = 0 WHERE name = ?", name)


def _connect(
    tab: Tab, pds: BlueskyPds, *, name: str, handle: str, is_for_rehearsal: bool = False
) -> None:
    connect_bluesky(
        tab,
        server=pds.url,
        handle=handle,
        password=PASSWORD,
        name=name,
        is_for_rehearsal=is_for_rehearsal,
    )


def _rehearses(tab: Tab, *, campaign: str) -> int:
    """Start a rehearsal from the campaign's page; returns its number once it is over."""
    page = tab.page
    tab.go(campaign)
    page.get_by_role("link", name="Rehearse", exact=True).click()
    expect(page.get_by_role("button", name="Start the rehearsal")).to_be_visible()
    for played_on in page.locator(".desk-form select").all():
        played_on.select_option("")  # whatever other channels the story is told on are left out
    page.get_by_role("button", name="Start the rehearsal").click()
    expect(page.get_by_text("choose a test channel for at least one channel")).to_be_visible()
    _forget(tab, 422)
    for real, test in PLAYED_ON.items():
        choice = page.get_by_label(f"Posts for “{real}” go to")
        choice.select_option(choice.locator("option", has_text=test).inner_text())
    page.get_by_role("button", name="Start the rehearsal").click()
    expect(page.get_by_text("The rehearsal has begun.")).to_be_visible()
    path = page.url.removeprefix(tab.url)

    def is_over() -> bool:
        tab.go(path)
        return page.get_by_role("heading", name="The rehearsal is over").count() > 0

    until(is_over, seconds=PLAYED_WITHIN, what="the end of the rehearsal", every=1)
    return int(path.rstrip("/").rpartition("/")[2])


def _forget(tab: Tab, status: int) -> None:
    """Drop what the browser says about an answer that was provoked."""
    tab.troubles[:] = [said for said in tab.troubles if str(status) not in said]


# --- what the page shows -------------------------------------------------------------------


def _shows_what_went_as_planned(page: Page, rehearsal: int) -> None:
    folded = page.locator("details", has_text="As planned: 3 posts")
    folded.locator("summary").first.click()
    rows = folded.locator("tbody tr")
    expect(rows).to_have_count(3)
    for row, (channel, language) in zip(rows.all(), AS_PLANNED, strict=True):
        expect(row).to_contain_text(channel)
        expect(row).to_contain_text(language)
        expect(row).to_contain_text(f"On “{PLAYED_ON[channel]}”")
        _went_when_it_was_planned(row)
    rows.first.get_by_text("What would stand in the feed").click()
    expect(rows.first.locator(".desk-preview")).to_contain_text(f"utm_id=r{rehearsal}-")
    expect(rows.nth(1)).to_contain_text("It was mailed to whoever started the rehearsal.")
    expect(rows.nth(2).get_by_role("link", name="See it there")).to_be_visible()


def _went_when_it_was_planned(row: Locator) -> None:
    planned = datetime.fromisoformat(str(row.locator("time").get_attribute("datetime")))
    assert planned > datetime.now(UTC)
    shown = row.locator("time").inner_text()
    expect(row.get_by_text(re.compile(f": {re.escape(shown)}"))).to_be_visible()


def _shows_what_was_refused(page: Page) -> None:
    rows = page.locator("section[aria-labelledby=differs] tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Followers")
    expect(rows).to_contain_text("Refused")
    expect(rows).to_contain_text("The words that would go out are not approved.")


def _shows_what_is_missing(page: Page) -> None:
    missing = page.locator("section[aria-labelledby=missing]")
    expect(missing.get_by_text("It has no time.")).not_to_have_count(0)
    expect(missing).to_contain_text("No text, so no post: dansk, eesti, suomi, lietuvių, svenska.")


# --- what did not happen -------------------------------------------------------------------


def _number(post: str) -> int:
    return int(post.rstrip("/").rpartition("/")[2])


def _mark(rehearsal: int, post: str) -> str:
    """Return what every link of a rehearsed post carries, and no link of a real one."""
    return f"utm_id=r{rehearsal}-{_number(post)}"


def _owed(demo: RunningDemo, posts: Posts) -> list[tuple[object, ...]]:
    numbers = ", ".join(str(_number(post)) for post in posts.values())
    return demo.rows(
        "SELECT id, state, attempt_no, due_at, remote_key FROM campaigns_delivery"
        f" WHERE variant_id IN ({numbers}) ORDER BY id"
    )


def _letters(demo: RunningDemo, rehearsal: int, posts: Posts) -> list[str]:
    """Return who got a mail that holds a link of the rehearsal."""
    query = "SELECT recipient FROM outbox_mail WHERE state = 'sent' AND text LIKE ?"
    mark = f"%{_mark(rehearsal, posts[LETTER])}%"
    return [recipient for (recipient,) in demo.rows(query, mark)]


def _no_reader_sees_it(demo: RunningDemo, rehearsal: int) -> None:
    for code in ("en", "de", "lv"):
        feed = httpx.get(f"{demo.url}/{code}/feeds/news.atom", timeout=60)
        assert feed.status_code == 200
        assert "utm_id=" in feed.text  # or the next line would prove nothing
        assert f"utm_id=r{rehearsal}-" not in feed.text
