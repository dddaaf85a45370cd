"""Steps that people take in the editor and at the campaign desk, by what they see and click."""

import re
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.browser.chromium import Tab
from tests.browser.running_demo import PASSWORD

ZONE = "Europe/Stockholm"
LEAD = "Council of the Baltic Sea States Secretariat"  # whose channels every campaign may use
SUMMARY = "People carried their chairs to the water and stayed."
POSTS_BY_PLACE = """
() => [...document.querySelectorAll(".desk-matrix")].flatMap((matrix) => {
  const codes = [...matrix.querySelectorAll("thead th[lang]")].map((cell) => cell.lang);
  return [...matrix.querySelectorAll("tbody tr")].flatMap((row) =>
    [...row.querySelectorAll("td")].map((cell, column) => [
      row.querySelector("th").innerText.trim(),
      codes[column],
      cell.querySelector("a.desk-cell")?.getAttribute("href"),
    ])
  );
})
"""


def sign_in(tab: Tab, *, name: str, to: str = "/admin/") -> None:
    """Sign in with the demo's password and go on to a path."""
    tab.go(f"/accounts/login/?next={to}")
    tab.page.get_by_label("Login").fill(name)
    tab.page.get_by_label("Password").fill(PASSWORD)
    tab.page.get_by_role("button", name="Sign in").click()
    tab.page.wait_for_url(lambda url: "/accounts/login/" not in url)


def connect_bluesky(
    tab: Tab,
    *,
    server: str,
    handle: str,
    password: str,
    name: str = "Pearls on Bluesky",
    is_for_rehearsal: bool = False,
) -> None:
    """Add an English channel on Bluesky and let it prove itself."""
    connect_channel(
        tab,
        kind="bluesky",
        name=name,
        server=server,
        handle=handle,
        secret=password,
        languages=("en",),
        is_for_rehearsal=is_for_rehearsal,
    )


def connect_channel(
    tab: Tab,
    *,
    kind: str,
    name: str,
    server: str,
    secret: str,
    handle: str = "",
    languages: Iterable[str] = (),
    zone: str = "",
    is_for_rehearsal: bool = False,
) -> None:
    """Add a channel and let it prove itself; no language named stands for every language."""
    page = tab.page
    tab.go("/admin/campaigns/channels/new/")
    page.locator("[name=kind]").select_option(kind)
    page.locator("[name=name]").fill(name)
    page.locator("[name=organisation]").select_option(label=LEAD)
    page.locator("[name=base_url]").fill(server)
    page.locator("[name=identifier]").fill(handle)
    page.locator("[name=new_secret]").fill(secret)
    for code in languages:
        page.locator(f"[name=languages][value={code}]").check()
    page.locator("[name=zone]").select_option(zone)
    page.locator("[name=is_for_rehearsal]").set_checked(is_for_rehearsal)
    page.get_by_role("button", name="Create").click()
    page.get_by_role("link", name=re.compile(re.escape(name))).first.click()
    page.get_by_role("button", name="Connect and check").click()
    expect(page.get_by_text("It works. The account is connected.")).to_be_visible()


def switch_off_channel(tab: Tab, *, name: str) -> None:
    """Put a channel out of use, so that nothing more is proposed for it."""
    page = tab.page
    tab.go("/admin/campaigns/channels/")
    page.get_by_role("link", name=re.compile(re.escape(name))).first.click()
    page.locator("[name=is_active]").uncheck()
    page.get_by_role("button", name="Save").first.click()
    page.wait_for_url("**/channels/")


def start_story(tab: Tab) -> None:
    """Open an empty story below the English list of stories."""
    answer = tab.page.request.get(f"{tab.url}/api/v2/pages/?type=cms.StoryIndexPage&locale=en")
    parent = answer.json()["items"][0]["id"]
    tab.go(f"/admin/pages/add/cms/storypage/{parent}/")
    # The editor takes its first snapshot late; what is typed before is missing from autosave.
    expect(tab.page.get_by_role("button", name="Choose an image").first).to_be_enabled()
    tab.page.wait_for_timeout(1000)


def write_story(tab: Tab, *, title: str, photo: Path, alt: str) -> int:
    """Write a story with an uploaded photo, publish it, and return its page number."""
    page = tab.page
    start_story(tab)
    page.locator("#id_title").fill(title)
    page.locator("#id_summary").fill(SUMMARY)
    upload_photo(page, photo=photo)
    page.locator("#id_share_photo_alt").fill(alt)
    page.locator("#id_pearls").select_option(label=["Rūjiena 2024"])
    page.get_by_role("button", name="More actions").last.click()
    page.locator("[name=action-publish]").click()
    expect(page.get_by_text(re.compile("published")).first).to_be_visible()
    answer = page.request.get(f"{tab.url}/api/v2/pages/?type=cms.StoryPage&search={title}")
    return int(answer.json()["items"][0]["id"])


def upload_photo(page: Page, *, photo: Path) -> None:
    """Bring a new leading photo in through the chooser."""
    page.get_by_role("button", name="Choose an image").first.click()
    window = page.locator(".modal-content")
    window.get_by_role("tab", name="Upload").click()
    window.locator("[name=image-chooser-upload-file]").set_input_files(photo)
    window.locator("[name=image-chooser-upload-title]").fill("Harbour in the evening")
    window.locator("[name=image-chooser-upload-credit]").fill("A neighbour")
    window.locator("[name=image-chooser-upload-licence]").select_option("CC-BY-4.0")
    window.locator("[name=image-chooser-upload-people]").select_option("nobody")
    for channel in ("web", "social", "newsletter"):
        window.locator(f"[name=image-chooser-upload-channels][value={channel}]").check()
    window.get_by_role("button", name="Upload").click()
    expect(window).to_be_hidden()
    expect(page.locator("#id_share_photo")).not_to_have_value("")


def tell_others(
    tab: Tab,
    *,
    page_id: int,
    campaign: str,
    channels: Collection[str] = (),
    languages: Collection[str] = (),
) -> list[str]:
    """Derive a campaign from a page; returns the paths of the proposed posts.

    Of channels (by name) and languages (by code) those that are named are ticked; where none is,
    all stay ticked, as they are at first.
    """
    page = tab.page
    tab.go(f"/admin/pages/{page_id}/edit/")
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Tell others").click()
    expect(page.get_by_role("button", name="Propose posts")).to_be_visible()
    for box in page.locator("[name=channels]").all() if channels else ():
        label = box.locator("xpath=..").inner_text()
        box.set_checked(label.partition(": ")[2].strip() in channels)
    for box in page.locator("[name=languages]").all() if languages else ():
        box.set_checked(box.get_attribute("value") in languages)
    page.locator("[name=campaign]").select_option("")
    page.locator("summary", has_text="A new campaign").click()
    if not page.locator("[name=new_name]").is_visible():
        page.locator("summary", has_text="A new campaign").click()
    page.locator("[name=new_name]").fill(campaign)
    page.get_by_role("button", name="Propose posts").click()
    expect(page.get_by_role("heading", name=campaign).first).to_be_visible()
    page.wait_for_load_state()  # the heading is there before the last row of a long matrix
    links = page.locator(".desk-matrix a.desk-cell").all()
    return [str(link.get_attribute("href")) for link in links]


def tell_of_story(tab: Tab, *, slug: str, campaign: str) -> dict[tuple[str, str], str]:
    """Derive a campaign from a story of the demo; returns its posts by channel and language."""
    asked = f"{tab.url}/api/v2/pages/?type=cms.StoryPage&locale=en&slug={slug}"
    (story,) = tab.page.request.get(asked).json()["items"]
    tell_others(tab, page_id=story["id"], campaign=campaign)
    places = tab.page.evaluate(POSTS_BY_PLACE)
    return {(channel, code): post for channel, code, post in places if post}


def plan_and_submit(tab: Tab, *, post: str, in_minutes: int) -> None:
    """Give a post a time on Stockholm's clock and ask for approval."""
    page = tab.page
    tab.go(post)
    local = (datetime.now(UTC) + timedelta(minutes=in_minutes)).astimezone(ZoneInfo(ZONE))
    page.locator("[name=on_day]").fill(local.strftime("%Y-%m-%d"))
    page.locator("[name=at_time]").fill(local.strftime("%H:%M"))
    page.locator("[name=zone]").select_option(ZONE)
    page.get_by_role("button", name="Set the time").click()
    expect(page.get_by_text("The time is set")).to_be_visible()
    page.get_by_role("button", name="Ask for approval").click()
    expect(page.get_by_text("The post waits for approval now.")).to_be_visible()


def approve(tab: Tab, *, post: str) -> None:
    """Approve exactly what the post's page shows."""
    tab.go(post)
    tab.page.get_by_role("button", name="Approve", exact=True).click()
    expect(tab.page.get_by_text("The post is approved.")).to_be_visible()


def open_ceremony_desk(tab: Tab, *, ceremony: str, page: str) -> None:
    """Go from the list of ceremonies over the start page of one to a page of its desk."""
    tab.go("/admin/ceremonies/")
    row = tab.page.get_by_role("row").filter(has_text=ceremony)
    row.locator("a[href$='/desk/']").click()
    tab.page.locator(f".desk-doors a[href$='/{page}/']").click()
