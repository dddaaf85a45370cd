"""The app at the door in Chromium: tickets read, the line gone and back, nothing left behind."""

import base64
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import checks
from tests.browser.chromium import Tab, open_tab
from tests.browser.running_demo import until
from tests.ceremonies.door_server import DoorServer
from tests.media_library.contributing.in_chromium import NEVER, PHONE, faults

pytest_plugins = ["tests.browser.fixtures"]
pytestmark = pytest.mark.browser

EVENINGS = ["lanterns", "harbour", "choir", "bells", "reeds", "sails", "ferries", "dunes"]
EVENINGS += ["gulls", "amber", "piers", "nets", "kites"]
# A camera in front of which the test holds tickets.
CAMERA = """
globalThis.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect() {
    const text = globalThis.held;
    globalThis.held = "";
    return text ? [{ rawValue: text }] : [];
  }
};
navigator.mediaDevices.getUserMedia = async () => {
  const canvas = document.createElement("canvas");
  const paper = canvas.getContext("2d");
  setInterval(() => paper.fillRect(0, 0, 300, 150), 100);
  return canvas.captureStream(10);
};
"""
NO_ED25519 = """
const whole = crypto.subtle.importKey.bind(crypto.subtle);
crypto.subtle.importKey = async (format, data, kind, ...rest) => {
  if (kind === "Ed25519") throw new DOMException("unknown", "NotSupportedError");
  return whole(format, data, kind, ...rest);
};
"""
# Everything in every database of the page, bytes read as text.
KEPT = """
async () => {
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const text = (_key, value) => {
    if (value instanceof ArrayBuffer) return new TextDecoder().decode(value);
    return ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : value;
  };
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      found.push(store, await asked(database.transaction(store).objectStore(store).getAll()));
    }
    database.close();
  }
  return JSON.stringify(found, text) + JSON.stringify({ ...localStorage });
}
"""
WRITE_PLAIN = """
async (name) => {
  const [{ name: database }] = await indexedDB.databases();
  const request = indexedDB.open(database);
  await new Promise((resolve) => (request.onsuccess = resolve));
  const transaction = request.result.transaction("kept", "readwrite");
  transaction.objectStore("kept").put(new TextEncoder().encode(name), "careless");
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  request.result.close();
}
"""


@dataclass
class Phone:
    """A phone at a gate of an evening, and what the test does with it."""

    context: BrowserContext
    tab: Tab
    evening: dict[str, Any]
    gate: str = "South"

    @property
    def page(self) -> Page:
        return self.tab.page

    def open(self, pin: str = "") -> None:
        """Enter the PIN, and be at the gate."""
        self.page.locator("#pin").fill(pin or self.evening["gates"][self.gate]["pin"])
        self.page.keyboard.press("Enter")

    def start(self) -> "Phone":
        self.tab.go(self.evening["gates"][self.gate]["link"])
        self.open()
        self.at("scan")
        return self

    def at(self, screen: str) -> None:
        expect(self.page.locator(f"[data-screen={screen}]")).to_be_visible()

    def scan(self, text: str, verdict: str) -> None:
        """Hold a ticket in front of the camera; the verdict must be headed so."""
        expect(self.page.locator("[data-camera]")).to_be_visible()
        self.page.evaluate("(text) => { globalThis.held = text; }", text)
        self.expect_verdict(verdict)

    def expect_verdict(self, words: str) -> None:
        expect(self.page.locator("[data-verdict-title]")).to_have_text(words)
        self.at("verdict")

    def next(self) -> None:
        self.page.locator("[data-next]").click()
        self.at("scan")

    def let_in(self, name: str) -> None:
        self.scan(self.evening["tickets"][name], "Welcome")
        self.next()

    def go(self, screen: str) -> None:
        self.page.locator(f"[data-go={screen}]").click()
        self.at(screen)

    def said(self, part: str) -> Any:
        return expect(self.page.locator(f"[data-{part}]"))

    def is_kept(self) -> None:
        """Wait until the app itself can start without network."""
        self.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DoorServer]:
    """The running site with an evening for each test."""
    server = DoorServer(tmp_path_factory.mktemp("door"))
    server.prepare(*EVENINGS)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def phone(door: DoorServer, browser: Browser) -> Iterator[Callable[..., Phone]]:
    """Take phones to an evening; a script or policy that broke on one fails its test."""
    taken: list[Phone] = []

    def take(evening: str, *, gate: str = "South", camera: str = CAMERA, **options: Any) -> Phone:
        context, tab = open_tab(browser, door.url, **{"viewport": PHONE, **options})
        context.add_init_script(camera)
        taken.append(Phone(context, tab, door.evenings[evening], gate))
        return taken[-1]

    yield take
    troubles = [said for one in taken for said in one.tab.troubles if said.startswith(NEVER)]
    for one in taken:
        one.context.close()
    assert not troubles


def entries(door: DoorServer, name: str, evening: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return (gate, was offline) of each entry of a person of that evening."""
    ticket = evening["tickets"][name]
    return door.rows(
        "SELECT g.name, e.was_offline FROM ceremonies_entry e"
        " JOIN ceremonies_gate g ON g.id = e.gate_id"
        " JOIN ceremonies_person p ON p.id = e.person_id WHERE p.ticket = ?",
        _key_of(ticket),
    )


def _key_of(ticket: str) -> str:
    return _bytes_of(ticket.split(".")[1])[:16].hex()


def _bytes_of(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


# --- tickets ------------------------------------------------------------------------------


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
    stranger = base64.urlsafe_b64encode(bytes(16) + _bytes_of(said)[16:]).decode().rstrip("=")
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


# --- without a line -----------------------------------------------------------------------


def test_nothing_is_lost_without_network(door: DoorServer, phone: Callable[..., Phone]) -> None:
    south, north = phone("reeds").start(), phone("reeds", gate="North").start()
    south.is_kept()
    south.context.set_offline(True)
    # Meanwhile the other gate lets Anna in, and has the network.
    north.let_in("Anna")
    south.let_in("Anna")
    south.let_in("Marta")
    south.scan(south.evening["tickets"]["Marta"], "Already inside")
    south.next()
    south.said("line").to_contain_text("No connection")
    south.said("line").to_contain_text("Not sent yet: 3")
    south.said("inside-number").to_have_text("Inside: 2")
    assert entries(door, "Marta", south.evening) == []

    door.stop()  # so that the page can only come from the phone itself
    south.page.reload()
    south.at("gate")
    south.open("000000")
    expect(south.page.locator("[data-open-problem]")).to_contain_text("not right")
    south.open()
    south.at("scan")
    south.said("line").to_contain_text("Not sent yet: 3")
    south.said("inside-number").to_have_text("Inside: 2")
    south.scan(south.evening["tickets"]["Anna"], "Already inside")
    south.next()

    door.start()
    south.context.set_offline(False)
    south.said("line").to_have_text("Connected")
    south.go("more")
    south.said("unsent").to_have_text("Everything is sent.")
    south.said("doubles").to_have_text("Doubles found: 1")
    expect(south.page.locator("[data-differences] li")).to_have_count(1)
    south.said("differences").to_contain_text("Anna Bērziņa")
    assert entries(door, "Anna", south.evening) == [("North", 0)]
    assert entries(door, "Marta", south.evening) == [("South", 1)]
    south.said("inside-number").to_have_text("Inside: 2")


def test_an_answer_that_got_lost_is_asked_for_again(
    door: DoorServer, phone: Callable[..., Phone]
) -> None:
    south = phone("sails").start()
    # It arrives, but the phone never hears of it.
    lost = []

    def lose(route: Any) -> None:
        lost.append(route.fetch())
        route.abort()

    south.page.route("**/door/api/scans", lose)
    south.scan(south.evening["tickets"]["Anna"], "Welcome")
    south.said("verdict-note").to_contain_text("this phone alone")
    assert lost
    south.next()
    south.page.unroute("**/door/api/scans")
    south.said("line").to_have_text("Connected")
    assert len(entries(door, "Anna", south.evening)) == 1
    south.go("more")
    south.said("doubles").to_have_text("No doubles were found.")
    scans = "SELECT count(*) FROM ceremonies_scan s JOIN ceremonies_person p ON p.id = s.person_id"
    assert door.rows(f"{scans} WHERE p.ticket = ?", _key_of(south.evening["tickets"]["Anna"])) == [
        (1,)
    ]


def test_walk_ins_are_counted_with_and_without_network(
    door: DoorServer, phone: Callable[..., Phone]
) -> None:
    south = phone("ferries").start()
    page = south.page
    south.go("walk-in")
    page.locator("#party").fill("2")
    page.get_by_role("button", name="Let in").click()
    south.said("walk-in-problem").to_contain_text("photos")
    page.locator("#names").fill("Ieva\nToms")
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Let in").click()
    south.expect_verdict("Welcome")
    south.said("photos-words").to_have_text("No photos of this person")
    south.said("inside-number").to_have_text("Inside: 2")
    south.next()
    south.context.set_offline(True)
    south.go("walk-in")
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Let in").click()
    south.expect_verdict("Welcome")
    south.said("inside-number").to_have_text("Inside: 3")
    south.next()
    south.said("line").to_contain_text("Not sent yet: 1")
    south.context.set_offline(False)
    south.said("line").to_have_text("Connected")
    south.said("inside-number").to_have_text("Inside: 3")
    found = door.rows("SELECT photos FROM ceremonies_person WHERE name IN ('Ieva', 'Toms')")
    assert found == [("refused",), ("refused",)]


# --- the gate -----------------------------------------------------------------------------


def test_only_the_pin_opens(phone: Callable[..., Phone]) -> None:
    south = phone("dunes")
    south.tab.go(south.evening["gates"]["South"]["link"])
    south.open("12")
    expect(south.page.locator("[data-open-problem]")).not_to_be_empty()
    expect(south.page.locator("#pin")).to_be_focused()
    expect(south.page.locator("#pin")).to_have_attribute("aria-invalid", "true")
    assert "Anna" not in south.page.evaluate(KEPT)
    south.open()
    south.at("scan")


def test_names_are_not_readable_on_the_phone(phone: Callable[..., Phone]) -> None:
    south = phone("amber").start()
    south.context.set_offline(True)
    south.let_in("Anna")
    kept = south.page.evaluate(KEPT)
    assert "entries" in kept  # the databases were found
    for secret in ("Anna", "Bērziņa", "BSR1.", south.evening["gates"]["South"]["pin"]):
        assert secret not in kept
    # Negative control: what is written as it is, is found like that.
    south.page.evaluate(WRITE_PLAIN, "Anna Bērziņa")
    assert "Anna Bērziņa" in south.page.evaluate(KEPT)


def test_a_wrong_clock_is_told(phone: Callable[..., Phone]) -> None:
    wrong = phone("dunes")
    wrong.page.clock.set_fixed_time(time.time() + 600)
    wrong.start()
    wrong.said("clock").to_contain_text("10 min fast")
    right = phone("dunes").start()
    right.said("clock").to_be_hidden()


def test_everything_is_deleted(door: DoorServer, phone: Callable[..., Phone]) -> None:
    south = phone("piers").start()
    south.let_in("Anna")
    south.go("more")
    south.page.get_by_text("Delete everything", exact=True).click()
    south.page.get_by_role("button", name="Yes, delete everything").click()
    south.at("gate")
    south.said("opening").to_contain_text("deleted")
    assert south.page.evaluate("() => indexedDB.databases()") == []
    assert "Anna" not in south.page.content()


def test_a_closed_gate_leaves_nothing_on_the_phone(
    door: DoorServer, phone: Callable[..., Phone]
) -> None:
    south = phone("nets").start()
    south.context.set_offline(True)
    south.let_in("Anna")
    door.rows(
        "UPDATE ceremonies_gate SET opens_at = '2026-01-01', closes_at = "
        "strftime('%Y-%m-%d %H:%M:%S', 'now', '-1 minute') WHERE name = 'South' AND ceremony_id ="
        " (SELECT id FROM ceremonies_ceremony WHERE name = 'Evening of the nets')"
    )
    south.context.set_offline(False)
    south.at("gate")
    south.said("opening").to_contain_text("The gate has closed")
    # But not before the server had everything.
    assert entries(door, "Anna", south.evening) == [("South", 1)]
    assert south.page.evaluate("() => indexedDB.databases()") == []


def test_what_was_forgotten_is_deleted_at_the_next_opening(phone: Callable[..., Phone]) -> None:
    south = phone("nets", gate="North").start()
    link = south.evening["gates"]["North"]["link"]
    held = "() => indexedDB.databases().then((all) => all.length)"
    south.page.reload()
    south.at("gate")
    assert south.page.evaluate(held) == 1
    south.page.clock.set_fixed_time(time.time() + 42 * 3600)
    south.tab.go(link.replace("#", "?again#"))
    until(lambda: south.page.evaluate(held) == 0, seconds=20, what="the list being deleted")


# --- for everybody ------------------------------------------------------------------------


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
