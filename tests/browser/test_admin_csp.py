"""The editor works under the content policy: pickers, choosers and blocks, for an officer."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Tab
from tests.browser.fixtures import Opener
from tests.journeys.desk_steps import sign_in, start_story

pytestmark = pytest.mark.browser


@pytest.fixture
def editor(new_tab: Opener) -> Tab:
    tab = new_tab(viewport={"width": 1280, "height": 1000})
    sign_in(tab, name="officer")
    start_story(tab)
    return tab


def test_the_date_picker_opens(editor: Tab) -> None:
    editor.page.locator("#id_happened_on").click()
    expect(editor.page.locator(".xdsoft_datetimepicker:visible").first).to_be_visible()


def test_the_image_chooser_opens_and_chooses(editor: Tab) -> None:
    editor.page.get_by_role("button", name="Choose an image").first.click()
    window = editor.page.locator(".modal-content")
    expect(window.get_by_role("tab", name="Upload")).to_be_visible()
    window.locator("[data-chooser-modal-choice]").first.click()
    expect(window).to_be_hidden()
    expect(editor.page.locator("#id_share_photo")).not_to_have_value("")


@pytest.mark.parametrize("block", ["Pull quote", "Text"])
def test_a_block_is_added_to_the_article(editor: Tab, block: str) -> None:
    page = editor.page
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name=block).first.click()
    expect(_blocks(page)).to_have_count(1)


def test_an_author_is_added(editor: Tab) -> None:
    page = editor.page
    page.get_by_role("button", name="Add author").click()
    expect(page.locator("[name=authors-0-name]")).to_be_visible()


def _blocks(page: Page) -> object:
    return page.locator("[data-streamfield-child]")
