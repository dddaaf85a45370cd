"""Steps through a campaign of many posts: its matrix, its times, its calendar and its stop."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from playwright.sync_api import Page, expect

from tests.browser.chromium import Tab

MATRIX = """
(channels) => {
  const codes = [...document.querySelectorAll(".desk-matrix thead th[lang]")].map((th) => th.lang);
  const rows = [...document.querySelectorAll(".desk-matrix tbody tr")];
  return rows.flatMap((row) =>
    [...row.querySelectorAll("td")].map((cell, column) => [
      row.querySelector("th").innerText.trim(),
      codes[column],
      cell.querySelector("a.desk-cell")?.getAttribute("href") || "",
      cell.querySelector(".desk-state")?.innerText.trim() || "",
    ])
  ).filter(([channel]) => channels.includes(channel));
}
"""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A place of the matrix; `post` and `state` are empty where a post is missing."""

    channel: str
    language: str
    post: str
    state: str

    @property
    def number(self) -> str:
        return re.findall(r"\d+", self.post)[0]


def english_page(tab: Tab, *, kind: str, slug: str) -> int:
    """Return the number of a page in English; `kind` is its model, such as cms.StoryPage."""
    asked = f"{tab.url}/api/v2/pages/?type={kind}&locale=en&slug={slug}"
    (page,) = tab.page.request.get(asked).json()["items"]
    return int(page["id"])


def matrix(tab: Tab, *, campaign: str, channels: Collection[str]) -> list[Cell]:
    """Read the rows of these channels off a campaign's matrix; `campaign` is its page's path."""
    tab.go(f"{campaign}matrix/")
    return [
        Cell(channel=channel, language=language, post=post, state=state)
        for channel, language, post, state in tab.page.evaluate(MATRIX, list(channels))
    ]


def plan_together(
    tab: Tab, *, campaign: str, posts: Collection[Cell], local: datetime, zone: str = ""
) -> None:
    """Plan posts of a campaign's only message: at one moment in `zone`, else on each own clock."""
    page = tab.page
    tab.go(campaign)
    page.get_by_role("link", name=re.compile("Change kind or embargo")).click()
    page.get_by_role("link", name="Plan its posts together").click()
    expect(page.get_by_role("button", name="Plan these posts")).to_be_visible()
    if zone:
        page.get_by_label("At one moment for all").check()
        page.locator("[name=zone]").select_option(zone)
    else:
        page.get_by_label("At the same hour on the clock of each channel's own readers").check()
    page.locator("[name=on_day]").fill(local.strftime("%Y-%m-%d"))
    page.locator("[name=at_time]").fill(local.strftime("%H:%M"))
    chosen = {cell.number for cell in posts}
    for box in page.locator("[name=posts]").all():
        box.set_checked(box.get_attribute("value") in chosen)
    page.get_by_role("button", name="Plan these posts").click()
    expect(page.get_by_text(f"{len(chosen)} posts are planned.")).to_be_visible()
    expect(page.locator(".desk-fate")).to_have_count(len(chosen))


def ask_for_approval(tab: Tab, *, post: str) -> None:
    tab.go(post)
    press_ask(tab.page)
    expect(tab.page.get_by_text("The post waits for approval now.")).to_be_visible()


def press_ask(page: Page) -> None:
    page.get_by_role("button", name="Ask for approval").click()


def rewrite(tab: Tab, *, post: str, **words: str) -> dict[str, str]:
    """Type other words into fields of a post, by a field's name, and save; returns the former."""
    page = tab.page
    tab.go(post)
    former = {}
    for name, text in words.items():
        field = page.locator(f".desk-form [name^={name}]").first
        former[name] = field.input_value()
        field.fill(text)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The post is saved.")).to_be_visible()
    return former


def stands(tab: Tab, *, post: str) -> tuple[str, str]:
    """Return the state in which a post's page shows it, and the moment for which it is planned."""
    tab.go(post)
    state = tab.page.locator(".desk-status .desk-state").first.inner_text().strip()
    return state, str(tab.page.locator(".desk-status time").first.get_attribute("datetime"))


def open_calendar(tab: Tab, *, cell: Cell, campaign: str, month: datetime) -> None:
    """Show one post alone in the month's calendar, by the filters above it."""
    page = tab.page
    tab.go(f"/admin/campaigns/?month={month:%Y-%m}")
    filters = page.locator(".desk-filters")
    filters.get_by_label("Campaign").select_option(label=campaign)
    channel = filters.get_by_label("Channel").locator("option", has_text=cell.channel).first
    filters.get_by_label("Channel").select_option(value=channel.get_attribute("value"))
    filters.get_by_label("Language").select_option(value=cell.language)
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**language=**")
    expect(page.locator(".desk-entry")).to_have_count(1)


def day_beside(page: Page, *, day: str) -> tuple[str, str]:
    """Return a neighbour of a day that the calendar shows, and the arrow key that leads there."""
    shown = [str(cell.get_attribute("data-day")) for cell in page.locator("[data-day]").all()]
    here = shown.index(day)
    is_last = here + 1 == len(shown)
    return (shown[here - 1], "ArrowLeft") if is_last else (shown[here + 1], "ArrowRight")


def move_by_mouse(page: Page, *, cell: Cell, to: str) -> None:
    page.locator(f"#post-{cell.number} .desk-entry").drag_to(page.locator(f"[data-day='{to}']"))
    _landed(page, cell=cell, on=to)


def move_by_keyboard(page: Page, *, cell: Cell, arrow: str, to: str) -> None:
    page.locator(f"#post-{cell.number} .desk-entry").focus()
    page.keyboard.press("m")
    expect(page.locator("[data-moving-said]")).to_contain_text("is lifted")
    page.keyboard.press(arrow)
    page.keyboard.press("Enter")
    _landed(page, cell=cell, on=to)


def _landed(page: Page, *, cell: Cell, on: str) -> None:
    expect(page.locator("[data-moving-said]")).to_contain_text("The time is set")
    page.reload()
    expect(page.locator(f"[data-day='{on}'] #post-{cell.number}")).to_be_visible()


def stop_campaign(tab: Tab, *, at: str, name: str, reason: str) -> None:
    """Press the stop of the admin's menu on a page that has nothing to do with the campaign."""
    page = tab.page
    tab.go(at)
    page.get_by_role("link", name="Stop posts").first.click()
    page.get_by_label("What shall stop").select_option(label=name)
    page.get_by_label("Why").fill(reason)
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Stopped. Nothing more of it goes out")).to_be_visible()


def release_campaign(tab: Tab, *, name: str) -> None:
    tab.go("/admin/campaigns/stop/")
    # What only a screen reader says stands in a span of its own, with a space before it.
    tab.page.get_by_role("button", name=re.compile(rf"^Release ?:.*{name}$")).click()
    expect(tab.page.get_by_text("Released. What is not too late goes out")).to_be_visible()
