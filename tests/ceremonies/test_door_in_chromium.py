"""The app at the door in Chromium: tickets are read, and every screen is for everybody."""

import base64
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import checks
from tests.ceremonies.door_server import DoorServer
from tests.ceremonies.phones import Phone, bytes_of, entries
from tests.media_library.contributing.in_chromium import PHONE, faults

pytest_plugins = ["tests.browser.fixtures"]
pytestmark = pytest.mark.browser

NO_ED25519 = """
const whole = crypto.subtle.importKey.bind(crypto.subtle);
crypto.subtle.importKey = async (format, data, kind, ...rest) => {
  if (kind === "Ed25519") throw new DOMException("unknown", "NotSupportedError");
  return whole(format, data, kind, ...rest);
};
"""


def test_a_ticket_lets_in_once(door: DoorServer, phone: Callable[..., Phone]) -> None:
    south = phone("lanterns").start()
    page = south.page
    south.scan(south.evening["tickets"]["Anna"], "Welcome")
    expect(page.locator("[data-next]")).to_be_focused()
    south.said("verdict-name").to_have_text("Anna Bērziņa")
    south.said("photos-words").to_have_text("Photos are fine")
    south.said("verdict-party").to_contain_text("1 of 2 inside")
    south.said("said").to_contain_text("Welcome. Anna Bērziņa")
    south.said("inside-number").to_have_text("Inside: 1")
    page.keyboard.press("Enter")
    south.scan(south.evening["tickets"]["Anna"], "Already inside")
    south.said("verdict-do").to_contain_text("gate South")
    assert entries(door, "Anna", south.evening) == [("South", 0)]
    north = phone("lanterns", gate="North").start()
    north.scan(north.evening["tickets"]["Anna"], "Already inside")
    north.said("verdict-do").to_contain_text("gate South")


@pytest.mark.parametrize(("name", "answer"), [("Jānis", "refused"), ("Marta", "unknown")])
def test_who_did_not_say_yes_is_not_photographed(
    phone: Callable[..., Phone], name: str, answer: str
) -> None:
    south = phone("harbour").start()
    south.scan(south.evening["tickets"][name], "Welcome")
    south.said("photos-words").to_have_text("No photos of this person")
    expect(south.page.locator("[data-photos-shape] .door-cross")).to_be_visible()


def test_other_tickets_are_told_apart(door: DoorServer, phone: Callable[..., Phone]) -> None:
    south = phone("choir").start()
    tickets = south.evening["tickets"]
    mark, said, signature = tickets["Anna"].split(".")
    others = door.evenings["lanterns"]["tickets"]["Anna"]
    for text, words in {
        f"{mark}.{said}.{'A' * len(signature)}": "Not a real ticket",
        others: "For another ceremony",
        tickets["Rita"]: "Registration cancelled",
        tickets["Lauris"]: "No place in the hall",
        "WIFI:S:Guests;P:secret;;": "Not on the list",
    }.items():
        south.scan(text, words)
        assert "Anna" not in south.page.locator("[data-screen=verdict]").inner_text()
        south.next()
    south.said("inside-number").to_have_text("Inside: 0")


def test_signatures_are_checked_without_network_too(phone: Callable[..., Phone]) -> None:
    south = phone("gulls").start()
    mark, said, signature = south.evening["tickets"]["Anna"].split(".")
    forged = f"{mark}.{said}.{'A' * len(signature)}"
    south.context.set_offline(True)
    south.scan(forged, "Not a real ticket")
    south.next()
    south.let_in("Anna")
    # Negative control: who does not look at the signature lets the same ticket in.
    careless = phone("gulls", gate="North")
    careless.context.add_init_script("crypto.subtle.verify = async () => true;")
    careless.start()
    careless.context.set_offline(True)
    careless.scan(forged, "Welcome")


def test_where_signatures_cannot_be_checked_the_list_decides(
    door: DoorServer, phone: Callable[..., Phone]
) -> None:
    old = phone("harbour")
    old.context.add_init_script(NO_ED25519)
    old.start()
    old.context.set_offline(True)
    old.scan(door.evenings["lanterns"]["tickets"]["Anna"], "For another ceremony")
    old.next()
    old.let_in("Anna")
    mark, said, signature = old.evening["tickets"]["Anna"].split(".")
    stranger = base64.urlsafe_b64encode(bytes(16) + bytes_of(said)[16:]).decode().rstrip("=")
    old.scan(f"{mark}.{stranger}.{signature}", "Not on the list")


def test_a_code_or_a_name_is_typed_where_no_camera_reads(phone: Callable[..., Phone]) -> None:
    south = phone("bells", camera="delete globalThis.BarcodeDetector;").start()
    page = south.page
    expect(page.locator("[data-camera]")).to_be_hidden()
    south.said("camera-words").to_contain_text("cannot read codes")
    page.keyboard.press("Tab")
    page.keyboard.type(south.evening["codes"]["Anna"].lower())
    page.keyboard.press("Enter")
    south.expect_verdict("Welcome")
    page.keyboard.press("Enter")
    south.at("scan")
    page.locator("#wanted").fill("kalnina")  # as a Danish keyboard has it
    south.said("found").to_have_text("Found: 1")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    south.expect_verdict("Welcome")
    south.said("verdict-name").to_have_text("Marta Kalniņa")
    page.keyboard.press("Enter")
    page.locator("#wanted").fill("nobody at all")
    page.keyboard.press("Enter")
    south.said("found").to_contain_text("Nobody")


@pytest.mark.parametrize("scheme", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_nothing_is_wrong_with_any_screen(
    phone: Callable[..., Phone], scheme: dict[str, str]
) -> None:
    south = phone("kites", **scheme)
    page = south.page
    wrong: dict[str, list[str]] = {}

    def look(name: str) -> None:
        wrong[name] = checks.axe_faults(page) if scheme else faults(page)
        page.set_viewport_size(PHONE)

    south.tab.go(south.evening["gates"]["South"]["link"])
    look("gate")
    south.open("1")
    expect(page.locator("[data-open-problem]")).not_to_be_empty()
    look("wrong PIN")
    south.open()
    south.at("scan")
    expect(page.locator("[data-camera]")).to_be_visible()
    look("scan")
    page.locator("#wanted").fill("a")
    page.locator("#wanted").fill("an")
    look("people found")
    for name, words in {"Rita": "Registration cancelled", "Lauris": "No place in the hall"}.items():
        south.go("scan")
        south.scan(south.evening["tickets"][name], words)
        look(words)
        south.next()
    page.locator("#wanted").fill(south.evening["codes"]["Marta"])
    page.keyboard.press("Enter")
    south.at("verdict")
    look("let in")
    south.next()
    south.go("walk-in")
    look("walk-in")
    south.go("more")
    page.get_by_text("Delete everything", exact=True).click()
    south.context.set_offline(True)
    look("more")
    assert {name: found for name, found in wrong.items() if found} == {}
