"""One campaign in nine languages: proposed, mended, approved, moved, stopped, and told once."""

import re
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Tab
from tests.browser.fixtures import Opener
from tests.browser.running_demo import RunningDemo, until
from tests.journeys.campaign_outlets import LANGUAGES, Outlets
from tests.journeys.campaign_steps import (
    Cell,
    ask_for_approval,
    day_beside,
    english_page,
    matrix,
    move_by_keyboard,
    move_by_mouse,
    open_calendar,
    plan_together,
    press_ask,
    release_campaign,
    rewrite,
    stands,
    stop_campaign,
)
from tests.journeys.desk_steps import (
    ZONE,
    approve,
    connect_channel,
    plan_and_submit,
    sign_in,
    switch_off_channel,
    tell_others,
)
from tests.peers import bluesky, mastodon

pytestmark = pytest.mark.browser

STORY = "an-open-page-in-gluecksburg"
CAMPAIGN = "One story in nine languages"
SLUG = "one-story-in-nine-languages"
WITNESS = "Told by somebody else"
BLUESKY, MASTODON = "Nine languages in the sky", "Nine languages of toots"
CHANNELS = ("News feed", "Followers", BLUESKY, MASTODON)
WINDOW = {"width": 1280, "height": 1000}
FIRST, SECOND = ("en", "da", "et", "fi", "de"), ("lv", "lt", "pl", "sv")
STATEMENT = "Kofinanziert von der Europäischen Union"
# Until which nothing of a campaign is due by itself, however slow the machine.
DAYS_AHEAD = timedelta(days=2)
IN_MINUTES = 2
DELIVERED_WITHIN = 420


@pytest.fixture
def outlets(demo: RunningDemo) -> Iterator[Outlets]:
    with bluesky.bluesky_pds() as pds, mastodon.mastodon_stub() as toots:
        account = pds.create_account("nine")
        yield Outlets(demo=demo, pds=pds, account=account, mastodon=toots, slug=SLUG)


def test_a_story_is_told_in_nine_languages_stopped_half_way_and_told_once(
    demo: RunningDemo, new_tab: Opener, outlets: Outlets
) -> None:
    officer, reviewer, administrator = (new_tab(viewport=WINDOW) for _person in range(3))
    sign_in(officer, name="officer")
    sign_in(reviewer, name="reviewer")
    sign_in(administrator, name="admin")
    _connect(administrator, outlets)

    page_id = english_page(officer, kind="cms.StoryPage", slug=STORY)
    tell_others(officer, page_id=page_id, campaign=CAMPAIGN, channels=CHANNELS)
    campaign = officer.page.url.removeprefix(officer.url)
    cells = matrix(officer, campaign=campaign, channels=CHANNELS)
    assert {(cell.channel, cell.language) for cell in cells} == set(product(CHANNELS, LANGUAGES))
    assert {cell.state for cell in cells} == {"Draft"}  # and so none of them is a hole
    by_place = {(cell.channel, cell.language): cell for cell in cells}

    the_day = datetime.now(ZoneInfo(ZONE)).replace(hour=10, minute=0) + DAYS_AHEAD
    plan_together(officer, campaign=campaign, posts=cells, local=the_day)
    _is_ten_on_every_clock(officer, by_place)

    words_missing, claims_too_much = by_place[BLUESKY, "lv"], by_place[MASTODON, "de"]
    _cannot_be_asked_for_without_alt_text(officer, words_missing)
    former = rewrite(officer, post=claims_too_much.post, statement=STATEMENT)
    for cell in cells:
        ask_for_approval(officer, post=cell.post)
    assert officer.page.get_by_role("button", name="Approve", exact=True).count() == 0
    _is_refused_for_a_claim_that_is_not_ours(reviewer, claims_too_much)
    rewrite(officer, post=claims_too_much.post, statement=former["statement"])
    ask_for_approval(officer, post=claims_too_much.post)
    for cell in cells:
        approve(reviewer, post=cell.post)

    _move_two(officer, by_place[BLUESKY, "lv"], by_place["News feed", "sv"], day=the_day)
    assert _states(officer, campaign) == dict.fromkeys(by_place, "Planned")  # still approved
    assert outlets.arrived().total() == 0

    _bring_near(officer, campaign, [cell for cell in cells if cell.language in FIRST])
    _goes_out(officer, campaign, outlets, FIRST)

    stop_campaign(administrator, at="/admin/images/", name=CAMPAIGN, reason="The river has risen.")
    _bring_near(officer, campaign, [cell for cell in cells if cell.language in SECOND])
    _something_else_goes_out(officer, reviewer, outlets, page_id=page_id)
    states = _states(officer, campaign).items()
    assert {place[1] for place, state in states if state == "Sent"} == set(FIRST)
    assert {place[1] for place, state in states if state == "Stopped"} == set(SECOND)
    assert outlets.arrived() == outlets.wanted(FIRST)
    _is_told_everywhere(administrator, posts=len(CHANNELS) * len(SECOND))

    release_campaign(administrator, name=CAMPAIGN)
    _goes_out(officer, campaign, outlets, LANGUAGES)
    _was_called_once_each(demo, outlets)
    for channel in (BLUESKY, MASTODON):  # their servers end with this test
        switch_off_channel(administrator, name=channel)


def _connect(tab: Tab, outlets: Outlets) -> None:
    connect_channel(
        tab,
        kind="bluesky",
        name=BLUESKY,
        server=outlets.pds.url,
        handle="nine.test",
        secret=bluesky.PASSWORD,
    )
    # Its readers' clock is an hour ahead of those of the lead, who owns it.
    connect_channel(
        tab,
        kind="mastodon",
        name=MASTODON,
        server=outlets.mastodon.url,
        secret=mastodon.TOKEN,
        zone="Europe/Riga",
    )


def _states(tab: Tab, campaign: str) -> dict[tuple[str, str], str]:
    cells = matrix(tab, campaign=campaign, channels=CHANNELS)
    return {(cell.channel, cell.language): cell.state for cell in cells}


def _is_ten_on_every_clock(tab: Tab, by_place: dict[tuple[str, str], Cell]) -> None:
    moments = {
        channel: datetime.fromisoformat(stands(tab, post=by_place[channel, "et"].post)[1])
        for channel in CHANNELS
    }
    assert moments[MASTODON].astimezone(ZoneInfo("Europe/Riga")).hour == 10
    assert {moments[one].astimezone(ZoneInfo(ZONE)).hour for one in CHANNELS} == {9, 10}
    assert moments[BLUESKY] - moments[MASTODON] == timedelta(hours=1)


def _cannot_be_asked_for_without_alt_text(tab: Tab, cell: Cell) -> None:
    former = rewrite(tab, post=cell.post, alt_="")
    press_ask(tab.page)
    refused = tab.page.get_by_text("Picture 1 has no words for people who cannot see it.")
    expect(refused.first).to_be_visible()
    assert stands(tab, post=cell.post)[0] == "Draft"
    rewrite(tab, post=cell.post, alt_=former["alt_"])


def _is_refused_for_a_claim_that_is_not_ours(tab: Tab, cell: Cell) -> None:
    tab.go(cell.post)
    tab.page.get_by_role("button", name="Approve", exact=True).click()
    refused = tab.page.locator(".messages").get_by_text(STATEMENT)
    expect(refused).to_contain_text("must not stand here")
    assert stands(tab, post=cell.post)[0] == "Waiting for approval"
    tab.page.get_by_label("What should be changed?").fill("The EU did not pay for this story.")
    tab.page.get_by_role("button", name="Send back", exact=True).click()
    expect(tab.page.get_by_text("The post went back to its author.")).to_be_visible()


def _move_two(tab: Tab, by_mouse: Cell, by_keyboard: Cell, *, day: datetime) -> None:
    for cell in (by_mouse, by_keyboard):
        open_calendar(tab, cell=cell, campaign=CAMPAIGN, month=day)
        to, arrow = day_beside(tab.page, day=f"{day:%Y-%m-%d}")
        if cell is by_mouse:
            move_by_mouse(tab.page, cell=cell, to=to)
        else:
            move_by_keyboard(tab.page, cell=cell, arrow=arrow, to=to)
        state, moment = stands(tab, post=cell.post)
        local = datetime.fromisoformat(moment).astimezone(ZoneInfo(ZONE))
        assert f"{local:%Y-%m-%d %H:%M}" == f"{to} 10:00"
        assert state == "Planned"


def _bring_near(tab: Tab, campaign: str, cells: list[Cell]) -> None:
    soon = (datetime.now(UTC) + timedelta(minutes=IN_MINUTES)).astimezone(ZoneInfo(ZONE))
    plan_together(tab, campaign=campaign, posts=cells, local=soon, zone=ZONE)


def _goes_out(tab: Tab, campaign: str, outlets: Outlets, languages: Collection[str]) -> None:
    """Wait until these languages are there and shown as sent; nothing else is, nothing twice."""
    wanted, posts = outlets.wanted(languages), len(CHANNELS) * len(languages)
    for what, ask in (
        ("arrived", lambda: outlets.arrived() >= wanted),
        ("shown as sent", lambda: list(_states(tab, campaign).values()).count("Sent") == posts),
    ):
        until(ask, seconds=DELIVERED_WITHIN, what=f"{posts} posts {what}", every=2)
    assert outlets.arrived() == wanted


def _something_else_goes_out(
    officer: Tab, reviewer: Tab, outlets: Outlets, *, page_id: int
) -> None:
    """Prove that the workers are at it: a post of another campaign, due later than what is held."""
    (post,) = tell_others(
        officer, page_id=page_id, campaign=WITNESS, channels=["News feed"], languages=["sv"]
    )
    plan_and_submit(officer, post=post, in_minutes=IN_MINUTES)
    approve(reviewer, post=post)
    until(
        lambda: stands(officer, post=post)[0] == "Sent",
        seconds=DELIVERED_WITHIN,
        what="another campaign's post",
        every=2,
    )
    assert outlets.feed_entries("sv") == []


def _is_told_everywhere(tab: Tab, *, posts: int) -> None:
    tab.go("/admin/campaigns/stop/")
    held = tab.page.locator(".desk-held > li", has_text=CAMPAIGN)
    expect(held).to_have_count(posts)
    expect(tab.page.get_by_text("Nothing is on its way now.")).to_be_visible()
    tab.go("/admin/images/")
    strip = tab.page.get_by_role("region", name="Stop of posts")
    expect(strip).to_contain_text(re.compile(f"{CAMPAIGN}.*The river has risen"))


def _was_called_once_each(demo: RunningDemo, outlets: Outlets) -> None:
    """Ask the record, too: no call but the one of each post, and two of the toots' first probe."""
    calls = demo.rows(
        "SELECT COUNT(a.id) FROM campaigns_delivery d"
        " JOIN campaigns_variant v ON v.id = d.variant_id"
        " JOIN campaigns_message m ON m.id = v.message_id"
        " JOIN campaigns_campaign c ON c.id = m.campaign_id"
        " JOIN outbox_attempt a ON a.subject = 'campaigns.delivery' AND a.subject_id = d.id"
        " WHERE c.slug = ? GROUP BY d.id",
        SLUG,
    )
    assert calls == [(1,)] * (len(CHANNELS) * len(LANGUAGES))
    assert outlets.mastodon.posts_taken == 2 + len(LANGUAGES)
