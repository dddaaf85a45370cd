"""An officer builds a season; guests come to its finale on site, online, as a party, and wait."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Tab
from tests.browser.fixtures import Opener
from tests.browser.running_demo import RunningDemo, until
from tests.journeys.desk_steps import open_ceremony_desk, sign_in
from tests.journeys.guest_steps import press, register
from tests.journeys.letters import PHONE, letters_to
from tests.journeys.season_steps import add_ceremony, add_places, publish_page

pytestmark = pytest.mark.browser

LOCAL, FINALE = "Glass and songs", "Closing of the season"
FINALE_SLUG = "closing-of-the-season"
OFFICERS_ZONE = ZoneInfo("Europe/Stockholm")
WITHIN = 300


def test_an_officer_builds_a_season_and_guests_share_its_places(
    demo: RunningDemo, new_tab: Opener
) -> None:
    officer = new_tab(viewport={"width": 1280, "height": 900})
    sign_in(officer, name="officer")
    _build(officer)
    listed = httpx.get(f"{demo.url}/en/ceremonies/", timeout=60).text
    calendar = httpx.get(f"{demo.url}/en/ceremonies/calendar.ics", timeout=60).text
    for name in (LOCAL, FINALE):
        assert name in listed
        assert name in calendar
    reader = new_tab(viewport=PHONE, java_script_enabled=False)
    reader.go("/en/ceremonies/glass-and-songs/")
    expect(reader.page.get_by_text("Days of glass")).to_be_visible()
    expect(reader.page.get_by_text("Organised by Guild of glassmakers")).to_be_visible()
    expect(reader.page.get_by_text("The furnace is lit")).to_be_visible()

    family, online, late = (new_tab(viewport=PHONE, java_script_enabled=False) for _ in range(3))
    _comes(family, demo, name="pair", party=2, mode="on-site")
    expect(family.page.get_by_text("2 places are yours.")).to_be_visible()
    _comes(online, demo, name="far", party=1, mode="online")
    expect(online.page.get_by_text("1 place is yours.")).to_be_visible()
    _comes(late, demo, name="late", party=2, mode="on-site")
    expect(late.page.get_by_text("You wait for 2 places.")).to_be_visible()

    # The pair would rather watch from home: what they give up goes to who waits, at once.
    press(family.page, "switch")
    expect(family.page.get_by_text("2 places are yours.")).to_be_visible()
    expect(family.page.get_by_role("button", name="Come to the place instead")).to_be_visible()
    until(
        lambda: len(letters_to(demo, address=_address("late"))) >= 3,
        seconds=WITHIN,
        what="the good news",
    )
    late.page.reload()
    expect(late.page.get_by_text("2 places are yours.")).to_be_visible()
    online.page.get_by_text("Cancel your registration").click()
    press(online.page, "cancel")
    expect(online.page.get_by_text("You have cancelled.")).to_be_visible()

    open_ceremony_desk(officer, ceremony=FINALE, page="places")
    expect(officer.page.get_by_text("2 taken, 0 waited for.")).to_have_count(2)


def _build(officer: Tab) -> None:
    day = datetime.now(OFFICERS_ZONE).replace(hour=18, minute=0) + timedelta(days=20)
    season = {"season": "2026", "status": "Confirmed"}
    add_ceremony(
        officer,
        name=LOCAL,
        starts_at=day,
        chosen={**season, "organisation": "Krosno", "pearls": "Krosno 2026"},
        typed={
            "zone": "Europe/Warsaw",
            "street_address": "Rynek 1, Krosno",
            "host_organiser": "Guild of glassmakers",
        },
        item="The furnace is lit",
    )
    publish_page(
        officer,
        title=LOCAL,
        ceremony=LOCAL,
        typed={"venue": "Market square", "host_event": "Days of glass"},
    )
    add_ceremony(
        officer,
        name=FINALE,
        starts_at=day + timedelta(days=7),
        chosen={
            **season,
            "organisation": "Council of the Baltic Sea States Secretariat",
            "kind": "International ceremony",
            "mode": "On site and online",
        },
        typed={"zone": "Europe/Helsinki"},
        item="All look back",
    )
    publish_page(officer, title=FINALE, ceremony=FINALE, typed={"venue": "Town hall"})
    add_places(officer, name=FINALE, kind="On site", cap="3")
    add_places(officer, name=FINALE, kind="Online", cap="")


def _comes(tab: Tab, demo: RunningDemo, *, name: str, party: int, mode: str) -> None:
    register(tab, demo, ceremony=FINALE_SLUG, address=_address(name), party=party, mode=mode)


def _address(name: str) -> str:
    return f"{name}@season.example.net"
