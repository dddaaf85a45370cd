"""Pictures of ceremonies: the evening on its page, the host's desk, the door, the announcement."""

import re

from playwright.sync_api import Browser, expect

from scripts.picture_files import DESK, PHONE, take
from tests.browser.chromium import open_tab
from tests.browser.running_demo import RunningDemo
from tests.journeys.desk_steps import sign_in

LIVE, COMING, FINALE = "voices-over-the-fjord", "waves-and-lanterns", "finale-of-the-title-year"


def ceremony_scenes(browser: Browser, demo: RunningDemo) -> None:
    """Take the pictures of docs/hosts.md, docs/door.md and of ceremonies in docs/officers.md."""
    _evening(browser, demo)
    _host(browser, demo)
    _door(browser, demo)
    _officer(browser, demo)


def _evening(browser: Browser, demo: RunningDemo) -> None:
    for name, path in (("live", f"/en/ceremonies/{LIVE}/"), ("register", _below(COMING))):
        context, tab = open_tab(browser, demo.url, viewport=PHONE)
        tab.go(path)
        take(name, tab)
        context.close()


def _host(browser: Browser, demo: RunningDemo) -> None:
    context, host = open_tab(browser, demo.url, viewport=DESK)
    sign_in(host, name="host")
    number = _number(demo, LIVE)
    for name, path in (
        ("host", "/partner/ceremonies/"),
        ("guests", f"/partner/ceremonies/{number}/"),
        ("gates", f"/partner/ceremonies/{number}/door/"),
    ):
        host.go(path)
        take(name, host)
    context.close()


def _door(browser: Browser, demo: RunningDemo) -> None:
    gate = re.search(r"(/door/#[\w-]+)\s+.*PIN: (\d+)", demo.said())
    if gate is None:
        raise RuntimeError("the demo printed no gate")
    context, phone = open_tab(browser, demo.url, viewport=PHONE, has_touch=True)
    phone.go(gate[1])
    phone.page.get_by_label("PIN").fill(gate[2])
    phone.page.get_by_label("PIN").press("Enter")
    expect(phone.page.get_by_text("inside").first).to_be_visible(timeout=60_000)
    take("door", phone)
    context.close()


def _officer(browser: Browser, demo: RunningDemo) -> None:
    context, officer = open_tab(browser, demo.url, viewport=DESK)
    sign_in(officer, name="officer")
    for name, path in (
        ("live_desk", f"/admin/ceremonies/{_number(demo, LIVE)}/live/"),
        ("announcement", f"/admin/ceremonies/{_number(demo, FINALE)}/announcement/"),
    ):
        officer.go(path)
        take(name, officer)
    context.close()


def _below(slug: str) -> str:
    return f"/en/ceremonies/{slug}/register/"


def _number(demo: RunningDemo, slug: str) -> int:
    ((number,),) = demo.rows(
        "SELECT DISTINCT c.ceremony_id FROM ceremonies_ceremonypage c"
        " JOIN wagtailcore_page p ON p.id = c.page_ptr_id WHERE p.slug = ?",
        slug,
    )
    return int(number)
