"""Take the pictures of README and docs/ from a running demo: python -m scripts.take_screenshots."""

import re
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, FilePayload, expect

from config.demo.drawing.jobs import drawn_jpeg
from scripts.ceremony_scenes import ceremony_scenes
from scripts.picture_files import DESK, FOLDER, PHONE, take
from tests.browser.chromium import Tab, chromium, open_tab
from tests.browser.running_demo import RunningDemo, until
from tests.journeys.campaign_steps import (
    english_page,
    matrix,
    plan_together,
    release_campaign,
    stop_campaign,
)
from tests.journeys.desk_steps import ZONE, plan_and_submit, sign_in, tell_others

PICTURES_WITHIN = 900
TOLD_STORY = "fix-kasko"
TOLD_PEARL = "kiel"
TOLD_IN = "The Pearl of Kiel"
PLAYED_ON = {"News feed": "Test feed", "Followers": "Test mails"}
PLAYED_WITHIN = 600
HANDED_IN = ("winter_lights", "choir_on_stage", "painted_boats")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pearls-") as folder:
        demo = RunningDemo(Path(folder))
        demo.start()
        try:
            _wait_for_pictures(demo)
            with chromium() as browser:
                _public(browser, demo)
                ceremony_scenes(browser, demo)
                _behind_the_door(browser, demo)
                _campaign_desk(browser, demo)
                _partner(browser, demo)
                _media_desk(browser, demo)
        finally:
            demo.end()


def _wait_for_pictures(demo: RunningDemo) -> None:
    for query in (
        "SELECT count(*) FROM media_library_renditionwork WHERE state != 'sent'",
        "SELECT count(*) FROM media_library_asset WHERE state = 'checking'",
    ):
        _wait_for_none(demo, query, what="all pictures")


def _wait_for_none(demo: RunningDemo, query: str, *, what: str) -> None:
    until(lambda: demo.rows(query) == [(0,)], seconds=PICTURES_WITHIN, what=what, every=2)


def _public(browser: Browser, demo: RunningDemo) -> None:
    for name, path, size in (
        ("home", "/en/", DESK),
        ("story", "/en/stories/one-long-table-in-rujiena/", DESK),
        ("pearl", "/lv/pearls/rujiena/", DESK),
        ("phone", "/fi/", PHONE),
    ):
        context, tab = open_tab(browser, demo.url, viewport=size)
        tab.go(path)
        take(name, tab)
        context.close()


def _behind_the_door(browser: Browser, demo: RunningDemo) -> None:
    context, officer = open_tab(browser, demo.url, viewport=DESK)
    sign_in(officer, name="officer")
    ((number,),) = demo.rows(
        "SELECT p.id FROM wagtailcore_page p JOIN wagtailcore_locale l ON l.id = p.locale_id"
        " WHERE p.slug = ? AND l.language_code = 'en'",
        TOLD_STORY,
    )
    officer.go(f"/admin/pages/{number}/edit/")
    expect(officer.page.locator("#id_title")).to_be_visible()
    officer.page.wait_for_timeout(1500)
    take("editor", officer)
    post = tell_others(officer, page_id=number, campaign="Repair cafés of the region")[0]
    plan_and_submit(officer, post=post, in_minutes=60 * 24)
    officer.go("/admin/campaigns/")
    today = officer.page.locator(".desk-day--today")
    today.evaluate("it => it.scrollIntoView({block: 'center'})")
    take("calendar", officer)
    context.close()
    context, reviewer = open_tab(browser, demo.url, viewport=DESK)
    sign_in(reviewer, name="reviewer", to=post)
    expect(reviewer.page.get_by_role("button", name="Approve", exact=True)).to_be_visible()
    reviewer.page.locator("#approval").evaluate("it => it.scrollIntoView({block: 'center'})")
    take("approve", reviewer)
    context.close()


def _campaign_desk(browser: Browser, demo: RunningDemo) -> None:
    context, officer = open_tab(browser, demo.url, viewport=DESK)
    sign_in(officer, name="officer")
    page = officer.page
    tell_others(
        officer,
        page_id=english_page(officer, kind="cms.PearlPage", slug=TOLD_PEARL),
        campaign=TOLD_IN,
        channels=tuple(PLAYED_ON),
    )
    campaign = page.url.removeprefix(officer.url)
    in_two_days = datetime.now(ZoneInfo(ZONE)).replace(hour=10, minute=0) + timedelta(days=2)
    cells = matrix(officer, campaign=campaign, channels=tuple(PLAYED_ON))
    plan_together(officer, campaign=campaign, posts=cells, local=in_two_days)
    officer.go(campaign)
    page.locator(".desk-matrix").first.evaluate("it => it.scrollIntoView({block: 'center'})")
    take("matrix", officer)
    officer.go(f"/admin/campaigns/week/?week={in_two_days:%G-W%V}")
    take("week", officer)
    _rehearse(officer, campaign=campaign)
    take("rehearsal", officer)
    stop_campaign(officer, at=campaign, name=TOLD_IN, reason="The square is flooded.")
    officer.go("/admin/campaigns/stop/")
    take("stop", officer)
    release_campaign(officer, name=TOLD_IN)
    context.close()


def _rehearse(tab: Tab, *, campaign: str) -> None:
    page = tab.page
    tab.go(campaign)
    page.get_by_role("link", name="Rehearse", exact=True).click()
    for real, test in PLAYED_ON.items():
        choice = page.get_by_label(f"Posts for “{real}” go to")
        choice.select_option(choice.locator("option", has_text=test).inner_text())
    page.get_by_role("button", name="Start the rehearsal").click()
    expect(page.get_by_text("The rehearsal has begun.")).to_be_visible()
    path = page.url.removeprefix(tab.url)

    def is_over() -> bool:
        tab.go(path)
        return page.get_by_role("heading", name="The rehearsal is over").count() > 0

    until(is_over, seconds=PLAYED_WITHIN, what="the end of the rehearsal", every=2)


def _partner(browser: Browser, demo: RunningDemo) -> None:
    context, tab = open_tab(browser, demo.url, viewport=PHONE, has_touch=True)
    tab.go(_link(demo, "contribute"))
    photos = [
        FilePayload(
            name=f"IMG_20{50 + seed}.jpg",
            mimeType="image/jpeg",
            buffer=drawn_jpeg(("story", scene, seed)),
        )
        for seed, scene in enumerate(HANDED_IN)
    ]
    tab.page.locator("#id_files").set_input_files(photos)
    said = tab.page.locator("[data-overall-words]")
    expect(said).to_have_text("Everything has arrived.", timeout=60_000)
    _wait_for_pictures(demo)
    tab.go(_link(demo, "contribute"))
    tab.page.locator("#files").evaluate("it => it.scrollIntoView({block: 'start'})")
    take("contribute", tab)
    context.close()


def _media_desk(browser: Browser, demo: RunningDemo) -> None:
    context, officer = open_tab(browser, demo.url, viewport=DESK)
    sign_in(officer, name="officer")
    for name, path in (("review", "/admin/media/review/"), ("library", "/admin/media/library/")):
        officer.go(path)
        take(name, officer)
    # The last shot of all: it takes a picture off the demo's pages.
    officer.go(f"{_link(demo, 'consent')}withdraw/")
    officer.page.get_by_role("button", name="Yes, take them down now").click()
    waiting = "SELECT count(*) FROM media_library_withdrawal WHERE done_at IS NULL"
    _wait_for_none(demo, waiting, what="a certificate")
    officer.go("/admin/media/withdrawals/")
    officer.page.locator("a.desk-table__title").first.click()
    expect(officer.page.get_by_text("The seal is whole")).to_be_visible()
    take("withdrawal", officer)
    context.close()


def _link(demo: RunningDemo, kind: str) -> str:
    """Return the path of a link that the demo prints when it starts."""
    found = re.search(rf"/{kind}/[\w-]+/", demo.said())
    if found is None:
        raise RuntimeError(f"the demo printed no link to /{kind}/")
    return found[0]


if __name__ == "__main__":
    main()
