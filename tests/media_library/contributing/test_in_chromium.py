"""The partner's page in Chromium at phone width: sent, interrupted, gone on with, handed in."""

import gzip
import hashlib
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import checks
from tests.browser.chromium import Tab, open_tab
from tests.browser.running_demo import until
from tests.media_library.contributing.portal_server import PASSWORD, PortalServer

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
MOST_WEIGHT = 60 * 1024  # bytes of script and style, gzipped
LONG_NAME = "مهرجان الفوانيس " * 20  # 320 letters that run from right to left
# An answer that says no is meant here; what must never happen is a broken script or policy.
NEVER = ("policy:", "page error:", "asked somebody else")

Opener = Callable[..., tuple[BrowserContext, Tab]]


@pytest.fixture
def open_page(portal: PortalServer, browser: Browser) -> Iterator[Opener]:
    opened: list[tuple[BrowserContext, Tab]] = []

    def open_one(**options: Any) -> tuple[BrowserContext, Tab]:
        opened.append(open_tab(browser, portal.url, **{"viewport": PHONE, **options}))
        return opened[-1]

    yield open_one
    troubles = [said for _context, tab in opened for said in tab.troubles if said.startswith(NEVER)]
    for context, _tab in opened:
        context.close()
    assert not troubles


def picture(folder: Path, name: str = "IMG_0001.jpg", *, size: int = 800) -> Path:
    """Make a photo that does not get small: noise, about `size` × `size` bytes."""
    out = io.BytesIO()
    Image.effect_noise((size, size), 90).convert("RGB").save(out, "JPEG", quality=95)
    path = folder / name
    path.write_bytes(out.getvalue())
    return path


def faults(page: Page) -> list[str]:
    found = checks.heading_faults(page)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        found += [f"{width}: {fault}" for fault in checks.axe_faults(page)]
        found += [f"{width}: {fault}" for fault in checks.layout_faults(page)]
    return found


def state_of(portal: PortalServer, label: str) -> str:
    rows = portal.rows("SELECT state FROM media_library_asset WHERE label = ?", label)
    return str(rows[0][0]) if rows else ""


# --- how it looks, and what it weighs -----------------------------------------------------


def test_nothing_is_wrong_with_any_state_of_the_page(
    portal: PortalServer, open_page: Opener, tmp_path: Path
) -> None:
    _context, tab = open_page()
    page = tab.page
    tab.go(portal.links["look"])
    assert faults(page) == []
    content = picture(tmp_path).read_bytes()
    names = (f"{LONG_NAME}.jpg", "IMG_0001.jpg")
    page.locator("#id_files").set_input_files(
        [
            {"name": name, "mimeType": "image/jpeg", "buffer": content + name.encode()}
            for name in names
        ]
    )
    expect(page.locator("[data-files] .file")).to_have_count(2)
    page.locator("#id_people_2").check()
    page.get_by_text("Words for this file").first.click()
    page.locator("[name=person-name]").fill("Marta")
    page.locator("button[value=hand-in]").click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert faults(page) == []
    page.locator(".error-summary a").first.click()
    assert page.evaluate("document.activeElement.matches('input, textarea, canvas')")


@pytest.mark.parametrize("scheme", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_axe_finds_nothing_in_other_colours(
    portal: PortalServer, open_page: Opener, scheme: dict[str, str]
) -> None:
    _context, tab = open_page(**scheme)
    tab.go(portal.links["look"])
    tab.page.locator("#id_people_2").check()
    assert checks.axe_faults(tab.page) == []


def test_the_other_pages_are_whole_too(portal: PortalServer, open_page: Opener) -> None:
    _context, tab = open_page()
    tab.go(portal.links["look"] + "receipt/")
    assert faults(tab.page) == []
    tab.go("/contribute/nothing/", status=404)
    assert faults(tab.page) == []
    number = portal.links["closed"].split("/")[2]
    portal.rows(
        "UPDATE media_library_invitation SET until = '2026-01-01' WHERE id = "
        "(SELECT max(id) FROM media_library_invitation WHERE id < "
        "(SELECT max(id) FROM media_library_invitation))"
    )
    tab.go(f"/contribute/{number}/", status=410)
    assert faults(tab.page) == []


def test_a_partner_signs_in_and_hands_in_there(
    portal: PortalServer, open_page: Opener, tmp_path: Path
) -> None:
    _context, tab = open_page()
    page = tab.page
    tab.go("/partner/")
    page.locator("[name=login]").fill("jana")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/partner/")
    page.get_by_role("button", name="Hand in photos and videos").click()
    page.wait_for_url("**/partner/contributions/**")
    page.locator("#id_files").set_input_files(picture(tmp_path, "jana.jpg"))
    until(lambda: state_of(portal, "jana.jpg") == "checking", seconds=60, what="its arrival")
    page.locator("#id_place").fill("The school")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    assert faults(page) == []
    tab.go("/partner/")
    expect(page.get_by_text("The school")).to_be_visible()
    assert faults(page) == []


def test_script_and_style_weigh_at_most_sixty_kilobytes(
    portal: PortalServer, open_page: Opener
) -> None:
    _context, tab = open_page()
    answers: list[Any] = []
    tab.page.on("response", lambda answer: answers.append(answer))
    tab.go(portal.links["look"])
    tab.page.wait_for_load_state("networkidle")
    weights = {
        answer.url: len(gzip.compress(answer.body(), 6))
        for answer in answers
        if answer.request.resource_type in {"stylesheet", "script"}
    }
    assert any("tus" in address for address in weights)
    assert sum(weights.values()) <= MOST_WEIGHT, weights


# --- interrupted, and gone on with --------------------------------------------------------


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
    offsets: list[int] = []
    page.on(
        "request",
        lambda asked: (
            asked.method == "PATCH" and offsets.append(int(asked.headers["upload-offset"]))
        ),
    )
    page.goto(portal.url + portal.links["resume"])
    expect(page.locator("#id_place")).to_have_value("Rūjiena, market square")
    expect(page.locator("[data-hint]")).to_contain_text("Choose the same file again")
    photo.touch()  # as a phone's picker does: the same photo with another time
    page.locator("#id_files").set_input_files(photo)
    until(lambda: state_of(portal, "resumed.jpg") == "checking", seconds=90, what="the rest")
    page.wait_for_timeout(200)  # lets the browser's events in
    assert offsets[0] > 0
    assert len(portal.rows("SELECT 1 FROM media_library_asset WHERE label = 'resumed.jpg'")) == 1
    expect(page.locator("[data-files] [data-state]")).to_have_text("Has arrived, is being checked")
    assert digest_of_newest(portal) == hashlib.sha256(photo.read_bytes()).hexdigest()

    page.locator("#id_files").set_input_files(photo)
    expect(page.locator("[data-said]")).to_contain_text("is here already")
    assert len(portal.rows("SELECT 1 FROM media_library_asset WHERE label = 'resumed.jpg'")) == 1


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


# --- by keyboard, by finger, without a script ---------------------------------------------


def test_a_person_signs_and_everything_is_handed_in(
    portal: PortalServer, open_page: Opener, tmp_path: Path
) -> None:
    _context, tab = open_page(has_touch=True)
    page = tab.page
    tab.go(portal.links["keys"])
    page.locator("#id_files").set_input_files(picture(tmp_path, "signed.jpg"))
    page.locator("#id_creator").fill("Ilze Ozoliņa")
    page.locator("#id_licence_0").check()
    page.locator("#id_people_2").check()
    page.locator("#id_person-name").fill("Marta")
    sheet = page.locator("canvas")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 20, steps=6)
    page.mouse.up()
    page.get_by_role("button", name="Add this person").click()
    expect(page.locator(".people__name")).to_have_text("Marta")
    # And somebody else by keyboard alone: the name, typed, is a signature too.
    page.locator("#id_person-name").focus()
    page.keyboard.type("Pēteris")
    page.locator("#id_person-signed_name").focus()
    page.keyboard.type("Pēteris Kalns")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".people__name")).to_have_count(2)
    page.locator("button[value=hand-in]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/receipt/")
    rows = portal.rows(
        "SELECT p.name, c.how, c.given_by, c.evidence <> '' FROM media_library_consent c "
        "JOIN media_library_person p ON p.id = c.person_id ORDER BY c.id"
    )
    assert rows == [("Marta", "screen", "Marta", 1), ("Pēteris", "screen", "Pēteris Kalns", 0)]
    ((people, shown),) = portal.rows(
        "SELECT a.people, (SELECT count(*) FROM media_library_depiction d WHERE d.asset_id = a.id)"
        " FROM media_library_asset a WHERE label = 'signed.jpg'"
    )
    assert (people, shown) == ("named", 2)


def test_it_works_without_a_script(portal: PortalServer, open_page: Opener, tmp_path: Path) -> None:
    _context, tab = open_page(java_script_enabled=False)
    page = tab.page
    tab.go(portal.links["plain"] + "?lang=de")
    page.locator("#id_files").set_input_files(picture(tmp_path, "plain.jpg"))
    page.locator("#id_place").fill("Rūjiena")
    page.locator("button[value=hand-in]").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("#id_place")).to_have_value("Rūjiena")
    assert state_of(portal, "plain.jpg") == "checking"
    assert page.locator("html").get_attribute("lang") == "de"
    page.locator("#id_creator").fill("Ilze")
    page.locator("#id_people_0").check()
    page.locator("#id_licence_0").check()
    page.locator("button[value=hand-in]").click()
    page.wait_for_url("**/receipt/?lang=de")
    expect(page.locator("main")).to_contain_text("plain.jpg")
    assert checks.layout_faults(page) == []
