"""The partner's page in Chromium at phone width: how it looks, what it weighs, handed in."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.running_demo import until
from tests.media_library.contributing.in_chromium import Opener, faults, picture, state_of
from tests.media_library.contributing.portal_server import PASSWORD, PortalServer
from tests.media_library.contributing.sending import LONG_NAME

pytestmark = pytest.mark.browser
MOST_WEIGHT = 60 * 1024  # bytes of script and style, gzipped


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
    page.locator("#id_person-mail").focus()
    page.keyboard.type("peteris@rujiena.example")
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
    page.locator("#id_creator").fill("Ilze Ozoliņa")
    page.locator("#id_people_0").check()
    page.locator("#id_licence_0").check()
    page.locator("button[value=hand-in]").click()
    page.wait_for_url("**/receipt/?lang=de")
    expect(page.locator("main")).to_contain_text("plain.jpg")
    assert checks.layout_faults(page) == []
