"""What is looked for on a page beside and with axe; every check names the faults it finds."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SMALLEST = 24  # CSS pixels, WCAG 2.5.8

# Links inside a sentence are excepted by 2.5.8, and so is what nobody sees.
SMALL_TARGETS = """
(smallest) => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((target) => {
    if (target.type === "hidden") return false;
    if (!target.checkVisibility({ visibilityProperty: true })) return false;
    if (target.closest(".trap, .visually-hidden, .skip-link")) return false;
    const box = target.getBoundingClientRect();
    if (box.width === 0 || (box.width >= smallest && box.height >= smallest)) return false;
    const around = "p, dd, td, th, caption, figcaption, li, .helptext";
    const inText = target.parentElement.closest(around);
    return !(getComputedStyle(target).display === "inline" && inText);
  })
  .map((target) => `small target: ${target.outerHTML.slice(0, 120)}`)
"""
TOO_WIDE = """
() => {
  const room = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= room) return [];
  const wide = [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility())
    .filter((element) => element.getBoundingClientRect().right > room + 1)
    .map((element) => `${element.tagName}.${element.getAttribute("class") || ""}`);
  return [`scrolls sideways at ${room} px: ${wide.slice(0, 5).join(", ") || "no box found"}`];
}
"""
EMBLEM = """
() => [...document.querySelectorAll(".eu-statement")].map((whole) => {
  const emblem = whole.querySelector("[data-logo=eu]");
  const text = whole.querySelector(".eu-statement__text");
  const box = (element) => {
    const ways = { visibilityProperty: true, opacityProperty: true };
    if (!element?.checkVisibility(ways)) return 0;
    const { width, height, left, right } = element.getBoundingClientRect();
    return left < -1 || right > innerWidth + 1 ? 0 : width * height;
  };
  return { emblem: box(emblem), text: box(text), words: text?.innerText.trim() ?? "" };
})
"""


def axe_faults(page: Page) -> list[str]:
    """Run axe with the tags of the target level."""
    options = {
        "runOnly": {"type": "tag", "values": list(TAGS)},
        "resultTypes": ["violations"],
    }
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return [
        f"{violation['id']}: {node['target']} {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ]


def layout_faults(page: Page) -> list[str]:
    """Look for sideways scrolling and for targets that a finger misses."""
    return [*page.evaluate(TOO_WIDE), *page.evaluate(SMALL_TARGETS, SMALLEST)]


def heading_faults(page: Page) -> list[str]:
    """Look for exactly one h1 and for levels without gaps."""
    levels = page.evaluate(
        "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => +h.tagName[1])"
    )
    faults = [] if levels.count(1) == 1 else [f"{levels.count(1)} h1"]
    previous = 0
    for level in levels:
        if level > previous + 1 and previous:
            faults.append(f"h{level} after h{previous}")
        previous = level
    return faults


def language_faults(page: Page, *, page_language: str, article_language: str) -> list[str]:
    """Look for the page's `lang`, and for an article marked with its own."""
    said = page.evaluate(
        """() => ({
          page: document.documentElement.lang,
          article: document.querySelector("h1").closest("[lang]")?.lang ?? "",
        })"""
    )
    faults = []
    if said["page"] != page_language:
        faults.append(f"the page says it is {said['page']!r}, not {page_language!r}")
    if said["article"] != article_language:
        faults.append(f"the article says it is {said['article']!r}, not {article_language!r}")
    return faults


def statement_faults(page: Page, *, words: str | None) -> list[str]:
    """Look for emblem and statement, both seen, in these words; None: there must be neither."""
    found = page.evaluate(EMBLEM)
    if words is None:
        body = page.locator("body").inner_text()
        said = [text for text in ("Co-funded", "Kofinanziert") if text in body]
        return ["shows the emblem"] * bool(found) + ["shows the statement"] * bool(said)
    if len(found) != 1:
        return [f"{len(found)} statements"]
    (one,) = found
    faults = [f"{part} not seen" for part in ("emblem", "text") if one[part] <= 0]
    return faults + ([] if one["words"] == words else [f"says {one['words']!r}"])
