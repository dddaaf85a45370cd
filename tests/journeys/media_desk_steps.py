"""Steps of an officer at the media desk: invite, review by keyboard, find a person's own link."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.chromium import Tab

QUEUE = "/admin/media/review/"


def invite(tab: Tab, *, purpose: str, to: str, mail: str) -> str:
    """Write an invitation and return the path of its link."""
    page = tab.page
    tab.go("/admin/media/invitations/new/")
    page.locator("[name=purpose]").fill(purpose)
    page.locator("[name=message]").fill("Please hand in what you took during the week.")
    page.locator("[name=language]").select_option("en")
    page.locator("[name=recipient_name]").fill(to)
    page.locator("[name=recipient_mail]").fill(mail)
    page.get_by_role("button", name="Invite", exact=True).click()
    expect(page.get_by_text("The invitation is open, and its mail is on its way.")).to_be_visible()
    return urlsplit(page.locator("#link").input_value()).path


def ask_back(tab: Tab, *, number: int, question: str) -> None:
    _press(tab, number=number, key="q")
    tab.page.locator("#one-question").fill(question)
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_text("The question is on its way.")).to_be_visible()


def reject(tab: Tab, *, number: int, reason: str) -> None:
    _press(tab, number=number, key="r")
    tab.page.locator("#one-reason").fill(reason)
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_text("1 file was not taken.")).to_be_visible()


def accept(tab: Tab, *, number: int) -> None:
    _press(tab, number=number, key="a")
    expect(tab.page.get_by_text("1 file is in the library now.")).to_be_visible()


def describe_and_accept(tab: Tab, *, number: int, alt: str) -> None:
    """Open a file, say what it shows, move its focal point, and take it: no mouse is touched."""
    page = tab.page
    _press(tab, number=number, key="Enter")
    page.locator("[data-media-focus]").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    page.locator("[name=en-alt]").focus()
    page.keyboard.type(alt)
    page.get_by_role("button", name="Accept", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("is in the library now.")).to_be_visible()


def accept_together(tab: Tab, *, numbers: Sequence[int]) -> None:
    tab.go(QUEUE)
    for number in numbers:
        tab.page.locator(f"#card-{number}").focus()
        tab.page.keyboard.press("x")
    tab.page.get_by_role("button", name="Accept what is complete").focus()
    tab.page.keyboard.press("Enter")
    said = f"{len(numbers)} files are in the library now."
    expect(tab.page.get_by_text(said)).to_be_visible()


def _press(tab: Tab, *, number: int, key: str) -> None:
    if urlsplit(tab.page.url).path != QUEUE:
        tab.go(QUEUE)
    tab.page.locator(f"#card-{number}").focus()
    tab.page.keyboard.press(key)


def own_link(tab: Tab, *, name: str) -> str:
    """Return the path of the link that a person shown is given."""
    tab.go("/admin/media/withdrawals/people/")
    tab.page.get_by_role("link", name=name, exact=True).click()
    return urlsplit(tab.page.locator("#own-link").input_value()).path
