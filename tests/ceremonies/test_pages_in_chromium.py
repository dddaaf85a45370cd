"""Every page of a ceremony in every state: axe, small and wide, light and dark, by keyboard."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import checks
from tests.browser.chromium import Tab, open_tab
from tests.browser.running_demo import until
from tests.ceremonies.evenings_server import EveningsServer
from tests.ceremonies.tabbing import keyboard_faults
from tests.media_library.contributing.in_chromium import NEVER, PHONE, faults

pytest_plugins = ["tests.browser.fixtures"]
pytestmark = pytest.mark.browser

Opener = Callable[..., Tab]
REGISTER = "/en/ceremonies/open/register/"
FULL = "/en/ceremonies/full/register/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EveningsServer]:
    """The running site with its evenings."""
    server = EveningsServer(tmp_path_factory.mktemp("evenings"))
    server.prepare()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def tab(site: EveningsServer, browser: Browser) -> Iterator[Opener]:
    """Open tabs; a script or policy that broke in one fails its test."""
    opened = []

    def open_one(*, is_host: bool = False, **options: Any) -> Tab:
        context, one = open_tab(browser, site.url, **{"viewport": PHONE, **options})
        if is_host:
            cookie = {"name": "sessionid", "value": site.made["session"], "url": site.url}
            context.add_cookies([cookie])  # type: ignore[list-item]
        opened.append((context, one))
        return one

    yield open_one
    troubles = [said for _, one in opened for said in one.troubles if said.startswith(NEVER)]
    for context, _one in opened:
        context.close()
    assert not troubles


# --- the work behind the form -------------------------------------------------------------


def _fill(page: Page, address: str) -> None:
    page.locator("[name=party]").fill("1")
    page.locator("[name=mode][value=on-site]").check()
    page.locator("[name=email]").fill(address)


def test_the_browser_solves_the_task_while_the_form_is_filled_in(tab: Opener) -> None:
    one = tab()
    one.go(REGISTER)
    _fill(one.page, "guest@example.org")
    proof = one.page.locator("[name=proof]")
    expect(proof).not_to_have_value("")
    one.page.wait_for_timeout(3_200)  # no machine; without a proof it would take six seconds
    one.page.keyboard.press("Enter")
    one.page.wait_for_url("**/registered/")


def test_a_form_sent_before_the_task_is_solved_waits_for_it(
    tab: Opener, site: EveningsServer
) -> None:
    one = tab()
    slow = "addEventListener('message', () => setTimeout(() => postMessage('late'), 2000));"
    one.page.route(
        "**/worker.js", lambda route: route.fulfill(body=slow, content_type="text/javascript")
    )
    one.go(REGISTER)
    _fill(one.page, "hasty@example.org")
    one.page.locator("main form button[type=submit]").click()
    expect(one.page.locator(".error-summary")).to_contain_text("could not show that a person")
    expect(one.page.locator("[name=email]")).to_have_value("hasty@example.org")
    assert not site.rows(
        "SELECT 1 FROM ceremonies_registration WHERE address = 'hasty@example.org'"
    )


def test_a_worker_that_does_not_start_stops_nobody(tab: Opener) -> None:
    one = tab()
    one.page.route("**/worker.js", lambda route: route.abort())
    one.go(REGISTER)
    _fill(one.page, "stopped@example.org")
    one.page.wait_for_timeout(6_500)
    one.page.locator("main form button[type=submit]").click()
    one.page.wait_for_url("**/registered/")


# --- for everybody ------------------------------------------------------------------------

STATES = ["before", "soon", "live", "paused", "after", "recording", "cancelled", "postponed"]
STATES += ["moved-online", "sealed", "announced", "open", "full"]
GUESTS = ["with-places", "waiting", "unconfirmed", "offered", "left", "too-late", "tickets"]
DESK = ["ceremonies", "guests", "guests_paper", "needs", "add_guest", "invitations", "attendance"]
DESK += ["attendance now", "door", "letters"]


def _wrong(one: Tab) -> list[str]:
    """Look at both widths in light, once in dark, and walk through it by keyboard."""
    found = faults(one.page)
    one.page.emulate_media(color_scheme="dark")
    found += [f"dark: {fault}" for fault in checks.axe_faults(one.page)]
    one.page.emulate_media(color_scheme="light")
    one.page.set_viewport_size(PHONE)
    return found + keyboard_faults(one.page)


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_wrong_with_the_page(tab: Opener, site: EveningsServer, state: str) -> None:
    one = tab()
    one.go(site.made["pages"][state])
    assert _wrong(one) == []


@pytest.mark.parametrize("name", GUESTS)
def test_nothing_is_wrong_with_a_guests_pages(tab: Opener, site: EveningsServer, name: str) -> None:
    one = tab()
    one.go(site.made["guests"][name])
    for details in one.page.locator("main details").all():
        details.evaluate("(one) => { one.open = true; }")
    assert _wrong(one) == []


@pytest.mark.parametrize("name", DESK)
def test_nothing_is_wrong_with_a_hosts_pages(tab: Opener, site: EveningsServer, name: str) -> None:
    one = tab(is_host=True)
    one.go(site.made["desk"][name])
    assert _wrong(one) == []


@pytest.mark.parametrize("address", [REGISTER, FULL, "/en/ceremonies/cancelled/register/"])
def test_nothing_is_wrong_with_the_form(tab: Opener, address: str) -> None:
    one = tab()
    one.page.goto(one.url + address)
    assert _wrong(one) == []


def test_nothing_is_wrong_with_a_form_that_came_back(tab: Opener) -> None:
    one = tab()
    one.go(REGISTER)
    one.page.locator("main form button[type=submit]").click()
    expect(one.page.locator(".error-summary")).to_be_focused()
    assert _wrong(one) == []


def test_the_page_goes_on_and_leaves_the_focus_where_it_is(
    tab: Opener, site: EveningsServer
) -> None:
    one = tab()
    one.page.clock.install()
    one.go(site.made["pages"]["live"])
    play = one.page.locator("[data-play]").first
    play.focus()
    airing = one.page.locator("#airing")
    expect(airing).to_contain_text("Live now")
    site.tell(
        "from django.utils import timezone\n"
        "from accounts.models import User\n"
        "from ceremonies.actions.airing import switch_page\n"
        f"by = User.objects.get(pk={site.made['operator']})\n"
        f"switch_page(ceremony_id={site.made['live']}, to='paused', by=by, now=timezone.now())"
    )

    def is_told() -> bool:
        one.page.clock.run_for(30_000)
        return "A short break" in airing.inner_text()

    until(is_told, seconds=60, what="the page saying so")
    expect(play).to_be_focused()


def test_what_cannot_be_reached_or_seen_is_reported(tab: Opener) -> None:
    """Negative control of the walk by keyboard."""
    one = tab(bypass_csp=True)
    one.go(REGISTER)
    one.page.evaluate("document.querySelector('[name=email]').tabIndex = -1")
    unseen = "outline: 0 !important; box-shadow: none !important"
    one.page.add_style_tag(content=f"[name=party]:focus-visible {{ {unseen} }}")
    found = keyboard_faults(one.page)
    assert any(fault.startswith("not reached") and "email" in fault for fault in found)
    assert any(fault.startswith("focus not seen") and "party" in fault for fault in found)
