"""The app at the door in Chromium while the line is gone and back: nothing is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.ceremonies.door_server import DoorServer
from tests.ceremonies.phones import Phone, entries, key_of

pytest_plugins = ["tests.browser.fixtures"]
pytestmark = pytest.mark.browser


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
    assert door.rows(f"{scans} WHERE p.ticket = ?", key_of(south.evening["tickets"]["Anna"])) == [
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
