"""The media library: handed in on a bad line, reviewed, shown, and taken back by who is shown."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import Tab
from tests.browser.fixtures import Opener
from tests.browser.running_demo import RunningDemo, until
from tests.journeys.contributing_page import PHONE, ContributingPage
from tests.journeys.desk_steps import approve, plan_and_submit, sign_in, tell_others
from tests.journeys.handed_in_files import draw_photos, film_clip, photograph_paper
from tests.journeys.media_desk_steps import (
    accept,
    accept_together,
    ask_back,
    describe_and_accept,
    invite,
    own_link,
    reject,
)
from tests.journeys.published_story import (
    PublishedStory,
    leading_picture,
    public_files,
    publish_story,
    shown_on,
)

pytestmark = pytest.mark.browser

PURPOSE = "The lantern week"
SHOWN, CHILD, GUARDIAN = "Berit Ahlgren", "Edvin Ahlgren", "Berit Ahlgren senior"
PHOTOS = 12
DESK = {"width": 1280, "height": 1000}
# Time for work that has no promise, on a machine that has other work, too.
PATIENCE = 600
WITHHELD_WITHIN = 5  # seconds, as promised to whoever takes a picture back
A_DAY = 24 * 60

Phone = Callable[[str], ContributingPage]


@pytest.fixture
def phone(demo: RunningDemo, browser: Browser) -> Iterator[Phone]:
    opened: list[ContributingPage] = []

    def open_one(path: str) -> ContributingPage:
        opened.append(ContributingPage(browser, url=demo.url, path=path))
        return opened[-1]

    yield open_one
    troubles = [said for one in opened for said in one.troubles]
    for one in opened:
        one.end()
    assert not troubles, "\n".join(troubles)


def test_what_a_partner_hands_in_is_shown_until_a_person_takes_it_back(
    demo: RunningDemo, new_tab: Opener, phone: Phone, tmp_path: Path
) -> None:
    officer = new_tab(viewport=DESK)
    sign_in(officer, name="officer")
    link = invite(officer, purpose=PURPOSE, to="Linnéa", mail="linnea@example.org")
    partner = phone(link)
    _hands_in(demo, partner, tmp_path)
    asked, rejected, opened, shown, *others = (number for number, _uuid in _files(demo).values())

    ask_back(officer, number=asked, question="Which bridge is this?")
    partner.look_again()
    expect(partner.page.get_by_text("Which bridge is this?")).to_be_visible()
    partner.answer(_files(demo)["lantern-00.jpg"][1], "The one by the boathouse")
    reject(officer, number=rejected, reason="It is out of focus.")
    describe_and_accept(officer, number=opened, alt="Lanterns stand in a row")
    accept(officer, number=shown)
    accept_together(officer, numbers=[asked, *others])
    _stands_as_decided(demo, partner, opened=opened)

    story = _is_shown(demo, assets=(shown, opened))
    post = _is_planned(officer, new_tab, story)
    files = public_files(demo, asset=shown)
    own = own_link(officer, name=SHOWN)
    _takes_it_back(demo, new_tab(viewport=PHONE), own=own, story=story, files=files)

    assert public_files(demo, asset=opened) & shown_on(demo, path=story.paths["en"])
    officer.go(post)
    stands = officer.page.locator(".desk-status .desk-state").first
    expect(stands).to_have_text("Held: a photo may not be shown")
    _certificate_says_so(demo, officer, new_tab(viewport=PHONE), own=own)


# --- handing in ------------------------------------------------------------------------------


def _files(demo: RunningDemo) -> dict[str, tuple[int, UUID]]:
    """Return number and key of each file by its label: first the photos, then the clip."""
    rows = demo.rows(
        "SELECT a.label, a.id, a.uuid FROM media_library_asset a"
        " JOIN media_library_contribution c ON c.id = a.contribution_id"
        " JOIN media_library_invitation i ON i.id = c.invitation_id"
        " WHERE i.purpose = ? AND a.state != 'erased' ORDER BY a.kind DESC, a.label",
        PURPOSE,
    )
    found = {label: (number, UUID(key)) for label, number, key in rows}
    assert len(found) == len(rows), "a file was handed in twice"
    return found


def _states(demo: RunningDemo) -> list[str]:
    numbers = [number for number, _key in _files(demo).values()]
    marks = ",".join("?" * len(numbers))
    query = f"SELECT state FROM media_library_asset WHERE id IN ({marks})"
    return [state for (state,) in demo.rows(query, *numbers)]


def _hands_in(demo: RunningDemo, partner: ContributingPage, folder: Path) -> None:
    files = [*draw_photos(folder, count=PHOTOS), film_clip(folder)]
    partner.choose(files)
    until(lambda: _arrived(demo) >= 2, seconds=PATIENCE, what="the first two files")
    partner.lose_line()
    partner.say("place", "Gamla hamn, Jakobstad")
    partner.is_kept_here()
    partner.find_line()
    partner.is_saved()
    until(lambda: _arrived(demo) >= 5, seconds=PATIENCE, what="some more files")
    assert _arrived(demo) < len(files)  # or nothing would be left to go on with
    partner.close_and_open_again()
    expect(partner.page.locator("#id_place")).to_have_value("Gamla hamn, Jakobstad")
    partner.choose(files)
    until(lambda: _arrived(demo) == len(files), seconds=PATIENCE, what="every file")

    for field, words in (
        ("contributor_name", "Linnéa Nygård"),
        ("creator", "Linnéa Nygård"),
        ("description", "The lantern walk along the water."),
    ):
        partner.say(field, words)
    partner.page.locator("[name=licence][value='CC-BY-4.0']").check()
    partner.say_who_can_be_seen("named")
    partner.named_sign_on_screen(SHOWN)
    partner.child_by_paper(CHILD, guardian=GUARDIAN, paper=photograph_paper(folder))
    partner.say_who_can_be_seen("nobody")
    until(lambda: set(_states(demo)) == {"in-review"}, seconds=PATIENCE, what="every file checked")
    partner.look_again()
    keys = {label: key for label, (_number, key) in _files(demo).items()}
    partner.say_of_file(keys["lantern-03.jpg"], caption="The first lantern", shown=SHOWN)
    partner.say_of_file(keys["lantern-04.jpg"], caption="The smallest lantern", shown=CHILD)
    receipt = partner.hand_in()
    assert "Thank you, it has all arrived" in receipt
    assert all(path.name in receipt for path in files)
    assert SHOWN in receipt
    assert f"{CHILD} (under 18)" in receipt
    assert _who_is_shown(demo) == [("lantern-03.jpg", SHOWN), ("lantern-04.jpg", CHILD)]


def _arrived(demo: RunningDemo) -> int:
    files = _files(demo)
    return sum(state != "receiving" for state in _states(demo)) if files else 0


def _who_is_shown(demo: RunningDemo) -> list[tuple[str, str]]:
    return demo.rows(
        "SELECT a.label, p.name FROM media_library_depiction d"
        " JOIN media_library_asset a ON a.id = d.asset_id"
        " JOIN media_library_person p ON p.id = d.person_id"
        " WHERE p.name IN (?, ?) ORDER BY a.label",
        *(SHOWN, CHILD),
    )


# --- reviewing and showing -------------------------------------------------------------------


def _stands_as_decided(demo: RunningDemo, partner: ContributingPage, *, opened: int) -> None:
    states = _states(demo)
    assert states.count("ready") == PHOTOS  # eleven photos and the clip
    assert states.count("rejected") == 1
    partner.look_again()
    expect(partner.page.get_by_text("It is out of focus.")).to_be_visible()
    ((left, top),) = demo.rows(
        "SELECT focal_x, focal_y FROM media_library_asset WHERE id = ?", opened
    )
    assert left > 0.5 > top


def _is_shown(demo: RunningDemo, *, assets: tuple[int, int]) -> PublishedStory:
    owed = (
        "SELECT count(*) FROM media_library_renditionwork w JOIN media_library_photo p"
        " ON p.id = w.photo_id WHERE w.state != 'sent' AND p.asset_id IN (?, ?)"
    )
    until(lambda: demo.rows(owed, *assets) == [(0,)], seconds=PATIENCE, what="pictures of both")
    story = publish_story(demo, assets=assets)
    for asset in assets:
        assert public_files(demo, asset=asset) & shown_on(demo, path=story.paths["en"])
    shown = public_files(demo, asset=assets[0])
    for path in story.places:
        assert shown & shown_on(demo, path=path), path
    assert httpx.get(demo.url + leading_picture(demo, path=story.paths["en"])).status_code == 200
    return story


def _is_planned(officer: Tab, new_tab: Opener, story: PublishedStory) -> str:
    post = tell_others(officer, page_id=story.number, campaign="Lantern week")[0]
    plan_and_submit(officer, post=post, in_minutes=A_DAY)
    reviewer = new_tab(viewport=DESK)
    sign_in(reviewer, name="reviewer", to="/admin/campaigns/approvals/")
    approve(reviewer, post=post)
    officer.go(post)
    expect(officer.page.locator(".desk-status .desk-state").first).to_have_text("Planned")
    return post


# --- taking back -----------------------------------------------------------------------------


def _takes_it_back(
    demo: RunningDemo, tab: Tab, *, own: str, story: PublishedStory, files: set[str]
) -> None:
    assert files
    tab.go(own)
    expect(tab.page.locator(".own-pictures li")).to_have_count(1)
    tab.page.get_by_role("link", name="Take the pictures down").click()
    began = time.monotonic()
    tab.page.get_by_role("button", name="Yes, take them down now").click()
    left = {path: shown_on(demo, path=path) & files for path in story.places}
    while any(left.values()) and time.monotonic() - began < WITHHELD_WITHIN:
        left = {path: shown_on(demo, path=path) & files for path in story.places}
    took = time.monotonic() - began
    assert not any(left.values()), left
    assert took <= WITHHELD_WITHIN
    for path in story.paths.values():
        page = httpx.get(f"{demo.url}{path}", timeout=60).text
        assert "picture-withheld" in page
        instead = leading_picture(demo, path=path)
        assert instead not in files
        assert httpx.get(demo.url + instead).status_code == 200
    feed = httpx.get(f"{demo.url}/en/feeds/news.atom", timeout=60).text
    assert not any(name in feed for name in files)
    until(lambda: not _still_answer(demo, files), seconds=PATIENCE, what="every old address gone")


def _still_answer(demo: RunningDemo, files: set[str]) -> list[str]:
    return [name for name in files if httpx.get(f"{demo.url}{name}").status_code != 404]


def _certificate_says_so(demo: RunningDemo, officer: Tab, tab: Tab, *, own: str) -> None:
    query = "SELECT count(*) FROM media_library_withdrawal WHERE asked_by = ? AND seal != ''"
    until(lambda: demo.rows(query, SHOWN) == [(1,)], seconds=PATIENCE, what="a sealed certificate")
    tab.go(own)
    tab.page.get_by_role("link", name="Read the certificate of what was done").click()
    expect(tab.page.get_by_text("The seal is whole")).to_be_visible()
    expect(tab.page.get_by_text("by their own link")).to_be_visible()
    officer.go("/admin/media/withdrawals/")
    officer.page.get_by_role("link", name=SHOWN, exact=True).click()
    expect(officer.page.get_by_text("The seal is whole")).to_be_visible()
    expect(officer.page.get_by_text("Destroyed, with every copy")).to_be_visible()
