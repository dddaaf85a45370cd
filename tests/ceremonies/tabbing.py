"""Walking through a page with the tabulator: every control is reached, and the focus is seen."""

from playwright.sync_api import Page

MARK = """
() => {
  const all = "a[href], button, input, select, textarea, summary, iframe, [tabindex='0']";
  const groups = new Set();
  const numbered = [...document.querySelectorAll(all)].filter((one) => {
    if (one.disabled || one.type === "hidden" || one.closest(".trap, [inert]")) return false;
    if (!one.checkVisibility({ visibilityProperty: true })) return false;
    // Of a group of radio buttons one is reached; the arrows go to the others.
    const group = one.type === "radio" && `${one.form?.id}:${one.name}`;
    return !group || (!groups.has(group) && groups.add(group));
  });
  numbered.forEach((one, number) => { one.dataset.tabbed = number; });
  document.activeElement?.blur();
  getSelection().setPosition(document.body, 0);
  return numbered.map((one) => one.outerHTML.slice(0, 120));
}
"""
FOCUSED = """
async () => {
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  let one = document.activeElement;
  if (!one || one === document.body) return null;
  if (one.type === "radio") {
    const name = CSS.escape(one.name);
    one = (one.form ?? document).querySelector(`[name="${name}"][data-tabbed]`) ?? one;
  }
  const seen = [document.activeElement, document.activeElement.closest("label")]
    .filter(Boolean)
    .map((part) => getComputedStyle(part))
    .some(({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none");
  const box = document.activeElement.getBoundingClientRect();
  const inView = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  return { number: one.dataset.tabbed, seen: seen && inView, html: one.outerHTML.slice(0, 120) };
}
"""


MOST_STOPS = 8  # of one control: a field for a date and a time has its parts and its calendar


def keyboard_faults(page: Page) -> list[str]:
    """Press Tab until all was reached, or once around; name what is missed, or not seen."""
    page.emulate_media(reduced_motion="reduce")  # the page is there at once, and not on its way
    controls = page.evaluate(MARK)
    reached, seen, strangers, ends = set(), set(), set(), 0
    for _ in range(len(controls) * MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            # A page may begin in its middle, as a form with faults does: then once around.
            ends += 1
            if ends == 2 or len(reached) == len(controls):
                break
        elif focused["number"] is None:
            strangers.add(focused["html"])
        else:
            reached.add(int(focused["number"]))
            if focused["seen"]:
                seen.add(int(focused["number"]))
    missed = sorted(set(range(len(controls))) - reached)
    return [
        *(f"not reached: {controls[number]}" for number in missed),
        *(f"focus not seen: {controls[number]}" for number in sorted(reached - seen)),
        *(f"reached, yet no control: {html}" for html in sorted(strangers)),
    ]
