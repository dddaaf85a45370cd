"""The partner's page in Chromium when the line breaks, an answer is lost or a tab is closed."""

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.running_demo import until
from tests.media_library.contributing.in_chromium import Opener, picture, state_of
from tests.media_library.contributing.portal_server import PortalServer

pytestmark = pytest.mark.browser


def arrived(portal: PortalServer) -> int:
    """Return how many bytes of the only spool file that grows are there."""
    spools = [path for path in (portal.data / "private").rglob("*") if path.is_file()]
    rows = portal.rows("SELECT uuid, length FROM media_library_upload WHERE label = 'resumed.jpg'")
    for uuid, length in rows:
        for path in spools:
            if uuid in path.name.replace("-", "") and 200_000 < path.stat().st_size < length:
                return path.stat().st_size
    return 0


def digest_of_newest(portal: PortalServer) -> str:
    ((uuid,),) = portal.rows("SELECT uuid FROM media_library_upload WHERE label = 'resumed.jpg'")
    kept = [
        path
        for path in (portal.data / "private").rglob("*")
        if path.is_file() and uuid in path.name.replace("-", "")
    ]
    whole = max(kept, key=lambda path: path.stat().st_size)
    return hashlib.sha256(whole.read_bytes()).hexdigest()


def test_a_file_goes_on_where_it_stopped_when_it_is_chosen_again(
    portal: PortalServer, open_page: Opener, tmp_path: Path
) -> None:
    # Far more than what a socket swallows at once; nobody decodes it here.
    photo = tmp_path / "resumed.jpg"
    photo.write_bytes(b"\xff\xd8" + os.urandom(12_000_000))
    context, tab = open_page()
    page = tab.page
    tab.go(portal.links["resume"])
    page.locator("#id_place").fill("Rūjiena, market square")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    slow = context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 20, "downloadThroughput": -1, "uploadThroughput": 300_000},
    )
    page.locator("#id_files").set_input_files(photo)
    expect(page.locator("[data-overall-words]")).to_contain_text("0 of 1")
    offset = until(lambda: arrived(portal), seconds=60, what="some bytes")
    page.close(run_before_unload=False)
    assert offset < photo.stat().st_size
    assert state_of(portal, "resumed.jpg") == "receiving"

    page = context.new_page()
    page.goto(portal.url + portal.links["resume"])
    expect(page.locator("#id_place")).to_have_value("Rūjiena, market square")
    expect(page.locator("[data-hint]")).to_contain_text("Choose the same file again")
    photo.touch()  # as a phone's picker does: the same photo with another time
    with page.expect_request(lambda asked: asked.method == "PATCH") as going_on:
        page.locator("#id_files").set_input_files(photo)
    assert int(going_on.value.headers["upload-offset"]) > 0
    until(lambda: state_of(portal, "resumed.jpg") == "checking", seconds=90, what="the rest")
    assert len(portal.rows("SELECT 1 FROM media_library_asset WHERE label = 'resumed.jpg'")) == 1
    expect(page.locator("[data-files] [data-state]")).to_have_text("Has arrived, is being checked")
    assert digest_of_newest(portal) == hashlib.sha256(photo.read_bytes()).hexdigest()

    page.locator("#id_files").set_input_files(photo)
    expect(page.locator("[data-said]")).to_contain_text("is here already")
    assert len(portal.rows("SELECT 1 FROM media_library_asset WHERE label = 'resumed.jpg'")) == 1


def test_small_files_go_first_and_two_at_a_time(
    portal: PortalServer, open_page: Opener, tmp_path: Path
) -> None:
    _context, tab = open_page()
    page = tab.page
    tab.go(portal.links["many"])
    under_way = [0, 0]

    def counts(asked: Any, step: int) -> None:
        if asked.method == "PATCH":
            under_way[0] += step
            under_way[1] = max(under_way)

    page.on("request", lambda asked: counts(asked, 1))
    page.on("requestfinished", lambda asked: counts(asked, -1))
    files = [picture(tmp_path, f"{size}.jpg", size=size) for size in (900, 300, 700, 500)]
    page.locator("#id_files").set_input_files(files)
    expect(page.locator("[data-overall-words]")).to_have_text(
        "Everything has arrived.", timeout=60_000
    )
    rows = portal.rows("SELECT label FROM media_library_asset ORDER BY id DESC LIMIT 4")
    begun = [label for (label,) in reversed(rows)]
    assert set(begun[:2]) == {"300.jpg", "500.jpg"}  # two begin at the same time
    assert 1 <= under_way[1] <= 2


def test_an_answer_that_got_lost_leaves_no_second_file(
    portal: PortalServer, open_page: Opener, tmp_path: Path
) -> None:
    _context, tab = open_page()
    page = tab.page
    tab.go(portal.links["lost"])
    lost: list[str] = []

    def lose_the_first(route: Any) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().headers["location"])  # the server has done it by then
        route.abort()

    page.route(f"{portal.url}{portal.links['lost']}files/", lose_the_first)
    page.locator("#id_files").set_input_files(picture(tmp_path, "lost.jpg"))
    expect(page.locator("[data-overall-words]")).to_have_text(
        "Everything has arrived.", timeout=60_000
    )
    rows = portal.rows("SELECT uuid FROM media_library_upload WHERE label = 'lost.jpg'")
    assert [uuid for (uuid,) in rows] == [lost[0].rstrip("/").rpartition("/")[2].replace("-", "")]


def test_words_survive_a_line_that_is_gone(
    portal: PortalServer, open_page: Opener, tmp_path: Path
) -> None:
    context, tab = open_page()
    page = tab.page
    tab.go(portal.links["line"])
    context.set_offline(True)
    page.locator("#id_description").fill("Two hundred lanterns on the square")
    expect(page.locator("[data-saved]")).to_contain_text("kept on this device")
    page.close(run_before_unload=False)
    context.set_offline(False)
    page = context.new_page()
    page.goto(portal.url + portal.links["line"])
    expect(page.locator("#id_description")).to_have_value("Two hundred lanterns on the square")
    until(
        lambda: portal.rows(
            "SELECT 1 FROM media_library_contribution WHERE description LIKE 'Two hundred%'"
        ),
        seconds=20,
        what="the words on the server",
    )


def test_the_later_of_two_tabs_is_asked(portal: PortalServer, open_page: Opener) -> None:
    context, tab = open_page()
    first, second = tab.page, context.new_page()
    for page in (first, second):
        page.goto(portal.url + portal.links["tabs"])
    first.locator("#id_creator").fill("Ilze")
    expect(first.locator("[data-saved]")).to_contain_text("Saved")
    second.locator("#id_creator").fill("Pēteris")
    expect(second.locator("[data-conflict]")).to_be_visible()
    asked = "SELECT creator FROM media_library_contribution WHERE creator IN ('Ilze', 'Pēteris')"
    assert portal.rows(asked) == [("Ilze",)]
    expect(second.locator("#id_creator")).to_have_value("Pēteris")
    second.locator("[data-keep]").click()
    expect(second.locator("[data-saved]")).to_contain_text("Saved")
    assert portal.rows(asked) == [("Pēteris",)]
