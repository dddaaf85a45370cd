"""Steps at the door: a gate opened at the host's desk, and a phone that works there."""

from playwright.sync_api import Page, expect

from tests.browser.chromium import Tab

# Without a line the browser complains of every request; a broken script or policy stays one.
NEVER = ("policy:", "page error:", "asked somebody else")


def open_gate(tab: Tab, *, name: str) -> tuple[str, str]:
    """Open a gate on the host's page of the door; returns the path of its link, and its PIN."""
    page = tab.page
    page.locator("[name=name]").fill(name)
    page.get_by_role("button", name="Open the gate").click()
    pin = page.locator(".gate-pin").inner_text()
    gate = page.get_by_role("article").filter(has=page.get_by_role("heading", name=name))
    gate.locator("summary", has_text="Link for the phones").click()
    link = str(gate.locator(".gate-link a").get_attribute("href"))
    return link.removeprefix(tab.url), pin


def start_phone(tab: Tab, *, link: str, pin: str) -> None:
    """Open the link on a phone and enter the PIN; the app is kept for when the line goes."""
    tab.go(link)
    tab.page.locator("#pin").fill(pin)
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("[data-screen=scan]")).to_be_visible()
    tab.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")


def pick(page: Page, *, name: str, verdict: str) -> None:
    """Find a person by name, press them, read the verdict and go on."""
    page.locator("#wanted").fill(name)
    page.locator(".door-person", has_text=name).click()
    _read(page, verdict)


def type_code(page: Page, *, code: str, verdict: str) -> None:
    """Type the code of a ticket, as where no camera reads."""
    page.locator("#wanted").fill(code)
    page.keyboard.press("Enter")
    _read(page, verdict)


def says(page: Page, part: str, words: str) -> None:
    expect(page.locator(f"[data-{part}]")).to_contain_text(words)


def forgive_the_line(tab: Tab) -> None:
    """Forget what the browser complained of because it was made to be offline."""
    tab.troubles[:] = [said for said in tab.troubles if said.startswith(NEVER)]


def _read(page: Page, verdict: str) -> None:
    expect(page.locator("[data-verdict-title]")).to_have_text(verdict)
    page.locator("[data-next]").click()
    expect(page.locator("[data-screen=scan]")).to_be_visible()
