"""The app at the door in Chromium: only the PIN opens, and nothing stays behind."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.running_demo import until
from tests.ceremonies.door_server import DoorServer
from tests.ceremonies.phones import Phone, entries

pytest_plugins = ["tests.browser.fixtures"]
pytestmark = pytest.mark.browser

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
