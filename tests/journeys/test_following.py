"""Following by mail, without a script: ask, confirm by a button, receive, leave, leave again."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import Opener
from tests.browser.running_demo import RunningDemo, until
from tests.journeys.letters import look_into_mailbox

pytestmark = pytest.mark.browser

ADDRESS = "tuula@example.org"
LANGUAGE = "de"
DELIVERED_WITHIN = 300


def test_a_follower_confirms_receives_and_leaves_twice(demo: RunningDemo, new_tab: Opener) -> None:
    tab = new_tab(java_script_enabled=False)
    page = tab.page
    tab.go(f"/{LANGUAGE}/follow/")
    page.locator("[name=email]").fill(ADDRESS)
    page.locator("[name=language]").select_option(LANGUAGE)
    _press(page)
    page.wait_for_url("**/follow/asked/")

    until(lambda: _mails(demo) == 1, seconds=DELIVERED_WITHIN, what="the mail that asks to confirm")
    look_into_mailbox(tab, address=ADDRESS)
    page.get_by_role("row").filter(has_text=ADDRESS).first.get_by_role("link").click()
    page.locator("a[href*='/follow/confirm/']").first.click()
    assert _state(demo) == "pending"  # a mail scanner that follows links confirms nothing
    _press(page)
    assert _state(demo) == "active"

    assert demo.bring_forward(lane="mail:%", language=LANGUAGE)
    until(lambda: _mails(demo) >= 2, seconds=DELIVERED_WITHIN, what="the first issue to arrive")
    look_into_mailbox(tab, address=ADDRESS)
    page.get_by_role("row").filter(has_text=ADDRESS).first.get_by_role("link").click()
    page.locator("a[href*='/follow/leave/']").first.click()
    leaving = page.url
    _press(page)
    assert _state(demo) == "unsubscribed"

    tab.go(leaving.removeprefix(demo.url))
    expect(page.locator("h1")).to_be_visible()
    assert _state(demo) == "unsubscribed"
    # What a mail program posts in one click, for the second time.
    again = page.request.post(leaving, form={"List-Unsubscribe": "One-Click"})
    assert again.status == 200
    assert _state(demo) == "unsubscribed"


def _press(page: Page) -> None:
    page.locator("main form button[type=submit]").click()
    expect(page.locator("h1")).to_be_visible()


def _state(demo: RunningDemo) -> str:
    ((state,),) = demo.rows("SELECT state FROM campaigns_follower WHERE address = ?", ADDRESS)
    return str(state)


def _mails(demo: RunningDemo) -> int:
    query = "SELECT count(*) FROM outbox_mail WHERE state = 'sent' AND recipient = ?"
    ((count,),) = demo.rows(query, ADDRESS)
    return int(count)
