"""Phones at a gate in Chromium, the site that they meet, and what a test does with them."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chromium import Tab, open_tab
from tests.ceremonies.door_server import DoorServer
from tests.media_library.contributing.in_chromium import NEVER, PHONE

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


@pytest.fixture(scope="session")
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
        key_of(ticket),
    )


def key_of(ticket: str) -> str:
    """Return how the database names a ticket: 32 hex digits."""
    return bytes_of(ticket.split(".")[1])[:16].hex()


def bytes_of(text: str) -> bytes:
    """Read URL-safe base64 without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
