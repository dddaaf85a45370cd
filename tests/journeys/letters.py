"""Mails as who gets them reads them: in the demo's mailbox, on a telephone, with no account."""

from urllib.parse import urlsplit

from tests.browser.chromium import Tab
from tests.browser.fixtures import Opener
from tests.browser.running_demo import RunningDemo, until

PHONE = {"width": 390, "height": 844}
DELIVERED_WITHIN = 300


def letters_to(demo: RunningDemo, *, address: str) -> list[str]:
    """Return the subjects of the mails that have left for an address."""
    query = "SELECT subject FROM outbox_mail WHERE state = 'sent' AND recipient = ? ORDER BY id"
    return [subject for (subject,) in demo.rows(query, address)]


def telephone(new_tab: Opener) -> Tab:
    return new_tab(viewport=PHONE, has_touch=True, is_mobile=True)


def look_into_mailbox(tab: Tab, *, address: str) -> None:
    """Show the mails to one address: among those of other tests, they may be far down."""
    tab.go("/demo/mailbox/")
    tab.page.get_by_label("Mails to an address").fill(address)
    tab.page.get_by_role("button", name="Show").click()
    tab.page.wait_for_url("**/demo/mailbox/?to=**")


def follow_link(tab: Tab, demo: RunningDemo, *, address: str, to: str) -> str:
    """Open the newest mail to an address and press the link to a path; returns where it led."""
    until(
        lambda: letters_to(demo, address=address),
        seconds=DELIVERED_WITHIN,
        what=f"a mail to {address}",
    )
    look_into_mailbox(tab, address=address)
    row = tab.page.get_by_role("row").filter(has_text=address).first
    row.get_by_role("link").click()
    tab.page.locator(f"a[href*='{to}']").first.click()
    tab.page.wait_for_url(f"**{to}**")
    return urlsplit(tab.page.url).path
