"""Officers add large files in Chromium: sent, interrupted, gone on with, cancelled, refused."""

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser import checks
from tests.browser.chromium import Tab, open_tab
from tests.browser.running_demo import until
from tests.media_library.contributing.portal_server import PASSWORD
from tests.media_library.large_files.desk_server import DeskServer

pytestmark = pytest.mark.browser

PAGE = "/admin/media/large-files/add/"
MIB = 1024 * 1024
PART = 256 * 1024
# A refusal is meant here; what must never happen is a broken script or policy.
NEVER = ("policy:", "page error:", "asked somebody else")

TRAIL = "w-outline-offset-inside"  # the links of Wagtail's own breadcrumbs are small
ALL_BUT_ONE_REMEMBERED = """
Object.entries(localStorage).some(
  ([key, said]) =>
    key.startsWith("large-file") && Object.keys(JSON.parse(said).tags).join() === "1,2,3,4,6"
)
"""

Signed = Callable[..., tuple[BrowserContext, Tab]]


@pytest.fixture
def signed_in(desk_server: DeskServer, browser: Browser) -> Iterator[Signed]:
    opened: list[tuple[BrowserContext, Tab]] = []

    def open_one(name: str, **options: Any) -> tuple[BrowserContext, Tab]:
        context, tab = open_tab(
            browser, desk_server.url, **{"viewport": {"width": 1280, "height": 900}, **options}
        )
        opened.append((context, tab))
        tab.go(f"/accounts/login/?next={PAGE}")
        tab.page.locator("[name=login]").fill(name)
        tab.page.locator("[name=password]").fill(PASSWORD)
        tab.page.locator("main button[type=submit]").click()
        tab.page.wait_for_url(f"**{PAGE}")
        return context, tab

    yield open_one
    troubles = [said for _context, tab in opened for said in tab.troubles if said.startswith(NEVER)]
    for context, _tab in opened:
        context.close()
    assert not troubles


def film(folder: Path, name: str, *, size: int) -> Path:
    path = folder / name
    path.write_bytes(os.urandom(size))
    return path


def choose(page: Page, *paths: Path) -> None:
    expect(page.locator("[data-pick]")).to_be_enabled()
    page.locator("[data-pick]").set_input_files(list(paths))


def on_a_slow_line(context: BrowserContext, page: Page) -> None:
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    told = {"offline": False, "latency": 20, "downloadThroughput": -1, "uploadThroughput": 150_000}
    line.send("Network.emulateNetworkConditions", told)


def rows(server: DeskServer, label: str) -> list[tuple[Any, ...]]:
    return server.rows("SELECT state, bytes FROM media_library_asset WHERE label = ?", label)


def arrived(server: DeskServer, label: str) -> int:
    """Return how many bytes of a file lie in the spool; while they come its row does not know."""
    found = server.rows("SELECT uuid FROM media_library_upload WHERE label = ?", label)
    paths = [server.data / "private" / "quarantine" / str(UUID(uuid)) for (uuid,) in found]
    return sum(path.stat().st_size for path in paths if path.exists())


def card(page: Page, name: str) -> Any:
    return page.locator(".large-file[data-tone]").filter(has_text=name)


def test_a_film_is_interrupted_and_goes_on_where_it_stopped(
    desk_server: DeskServer, signed_in: Signed, tmp_path: Path
) -> None:
    context, tab = signed_in("olga")
    page, path = tab.page, film(tmp_path, "harbour.mp4", size=12 * MIB)
    on_a_slow_line(context, page)
    choose(page, path)
    until(lambda: arrived(desk_server, "harbour.mp4") > MIB, seconds=60, what="some bytes")
    page.close(run_before_unload=False)
    assert rows(desk_server, "harbour.mp4") == [("receiving", 12 * MIB)]
    tab.page = page = context.new_page()
    tab.listen()
    tab.go(PAGE)
    begun = page.locator("[data-begun] .large-file")
    expect(begun).to_contain_text("harbour.mp4")
    sent: list[int] = []
    page.on(
        "request",
        lambda asked: (
            sent.append(int(asked.headers.get("upload-offset", 0)))
            if asked.method == "PATCH"
            else None
        ),
    )
    choose(page, path)
    expect(card(page, "harbour.mp4")).to_contain_text("Has arrived")
    expect(begun).to_have_count(0)
    assert sent[0] > 0
    assert rows(desk_server, "harbour.mp4") == [("checking", 12 * MIB)]


def test_what_is_cancelled_leaves_nothing_and_what_is_refused_says_why(
    desk_server: DeskServer, signed_in: Signed, tmp_path: Path
) -> None:
    context, tab = signed_in("olga", viewport={"width": 390, "height": 844})
    page = tab.page
    on_a_slow_line(context, page)
    choose(page, film(tmp_path, "wrong.mp4", size=6 * MIB), film(tmp_path, "letter.doc", size=9))
    until(lambda: bool(rows(desk_server, "wrong.mp4")), seconds=60, what="its beginning")
    card(page, "wrong.mp4").get_by_role("button", name="Cancel").click()
    expect(card(page, "wrong.mp4")).to_have_count(0)
    until(lambda: not rows(desk_server, "wrong.mp4"), seconds=60, what="its end")
    refused = card(page, "letter.doc")
    expect(refused).to_contain_text("neither a photo nor a video")
    expect(refused.get_by_role("button", name="Try again")).to_be_visible()
    assert checks.heading_faults(page) == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert checks.axe_faults(page) == []
        assert [fault for fault in checks.layout_faults(page) if TRAIL not in fault] == []


def test_for_whom_is_asked_where_there_are_several(signed_in: Signed, tmp_path: Path) -> None:
    _context, tab = signed_in("adam")
    page = tab.page
    path = film(tmp_path, "choir.mp4", size=1000)
    choose(page, path)
    expect(page.locator("[data-organisation-problem]")).to_be_visible()
    expect(page.locator("#large-organisation")).to_be_focused()
    page.locator("#large-organisation").select_option(label="Mazsalaca")
    expect(page.locator("[data-room]")).to_contain_text("are free")
    choose(page, path)
    expect(card(page, "choir.mp4")).to_contain_text("Has arrived")


class PretendedBucket:
    """What the desk and a bucket would answer, and what the script made of it."""

    def __init__(self, page: Page, size: int) -> None:
        self.parts = -(-size // PART)
        self.size = size
        self.got: dict[int, bytes] = {}
        self.tags: list[str] = []
        self.tries: Counter[int] = Counter()
        self.begun = 0
        self.broken: dict[int, int] = {}  # part: how many times it fails yet
        page.route(f"**{PAGE}", self._page)
        page.route(re.compile("/admin/media/large-files/$"), self._begin)
        page.route("**/the-id/parts/*/", self._part)
        page.route("**/the-id/complete/", self._complete)
        page.route("**/bucket/*", self._put)

    def _page(self, route: Route) -> None:
        answer = route.fetch()
        html = answer.text().replace('"goes_straight": false', '"goes_straight": true')
        route.fulfill(response=answer, body=html)

    def _begin(self, route: Route) -> None:
        self.begun += 1
        told = {"id": "the-id", "part_size": PART, "parts": self.parts}
        route.fulfill(status=201, json=told)

    def _part(self, route: Route) -> None:
        number = int(route.request.url.rstrip("/").rpartition("/")[2])
        route.fulfill(json={"address": f"/bucket/{number}", "bytes": PART})

    def _put(self, route: Route) -> None:
        number = int(route.request.url.rpartition("/")[2])
        self.tries[number] += 1
        if self.broken.get(number, 0):
            self.broken[number] -= 1
            route.fulfill(status=503)
            return
        self.got[number] = route.request.post_data_buffer or b""
        route.fulfill(status=200, headers={"ETag": f'"{number}"'})

    def _complete(self, route: Route) -> None:
        self.tags = json.loads(route.request.post_data or "")["tags"]
        route.fulfill(json={"asset": "x", "address": "/"})


def test_parts_go_into_a_bucket_and_only_those_that_failed_go_again(
    signed_in: Signed, tmp_path: Path
) -> None:
    size = 5 * PART + 100
    path = film(tmp_path, "straight.mp4", size=size)
    context, tab = signed_in("olga")
    page = tab.page
    bucket = PretendedBucket(page, size)
    bucket.broken = {4: 1}
    tab.go(PAGE)
    choose(page, path)
    expect(card(page, "straight.mp4")).to_contain_text("Has arrived")
    assert bucket.tags == [f'"{number}"' for number in range(1, 7)]
    assert b"".join(bucket.got[number] for number in range(1, 7)) == path.read_bytes()
    assert bucket.tries == Counter({1: 1, 2: 1, 3: 1, 4: 2, 5: 1, 6: 1})
    assert page.evaluate("Object.keys(localStorage).filter(key => /^large-file/.test(key))") == []
    context.close()


def test_parts_that_arrived_are_not_sent_again_after_the_page_was_closed(
    signed_in: Signed, tmp_path: Path
) -> None:
    size = 6 * PART
    path = film(tmp_path, "straight.mp4", size=size)
    context, tab = signed_in("olga")
    bucket = PretendedBucket(tab.page, size)
    bucket.broken = {5: 1000}
    tab.go(PAGE)
    choose(tab.page, path)
    expect(card(tab.page, "straight.mp4")).to_contain_text("The line trembles")
    tab.page.wait_for_function(ALL_BUT_ONE_REMEMBERED)
    tab.page.close(run_before_unload=False)
    tab.page = context.new_page()
    tab.listen()
    again = PretendedBucket(tab.page, size)
    tab.go(PAGE)
    choose(tab.page, path)
    expect(card(tab.page, "straight.mp4")).to_contain_text("Has arrived")
    assert (bucket.begun, again.begun) == (1, 0)
    assert set(again.tries) == set(range(1, 7)) - set(bucket.got)
    assert len(again.tags) == 6
