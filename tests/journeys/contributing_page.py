"""The partner's page on a phone, on a line that is slow and breaks, by what a partner does."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import open_tab

PHONE = {"width": 390, "height": 844}
# Bytes a second: 1.5 Mbit/s up and 4 down, and the delay of a mobile network.
SLOW = {"latency": 80, "uploadThroughput": 187_500, "downloadThroughput": 500_000}
# What a broken line makes the browser say is meant here; what must never happen is the rest.
NEVER = ("policy:", "page error:", "asked somebody else")


class ContributingPage:
    """One phone: what it remembers outlives the page."""

    def __init__(self, browser: Browser, *, url: str, path: str) -> None:
        self._context, self._tab = open_tab(browser, url, viewport=PHONE, has_touch=True)
        self._address = url + path
        self.page: Page = self._tab.page
        self._open()

    @property
    def troubles(self) -> list[str]:
        return [said for said in self._tab.troubles if said.startswith(NEVER)]

    def end(self) -> None:
        self._context.close()

    # --- the line -------------------------------------------------------------------------

    def _open(self) -> None:
        self._line = self._context.new_cdp_session(self.page)
        self._line.send("Network.enable")
        self._set_line(is_broken=False)
        self.page.goto(self._address)
        expect(self.page.locator("html.scripted")).to_be_attached()

    def _set_line(self, *, is_broken: bool) -> None:
        self._line.send("Network.emulateNetworkConditions", {"offline": is_broken, **SLOW})

    def lose_line(self) -> None:
        self._set_line(is_broken=True)
        expect(self.page.locator("[data-overall-hint]")).to_contain_text("No line at the moment")

    def find_line(self) -> None:
        self._set_line(is_broken=False)
        expect(self.page.locator("[data-overall-hint]")).to_be_hidden()

    def close_and_open_again(self) -> None:
        """Close the page without asking, as a phone does that needs its memory."""
        self.page.close(run_before_unload=False)
        self.page = self._context.new_page()
        self._tab.page = self.page
        self._tab.listen()
        self._open()

    def look_again(self) -> None:
        self.page.goto(self._address)
        expect(self.page.locator("html.scripted")).to_be_attached()

    # --- files and words ------------------------------------------------------------------

    def choose(self, files: Sequence[Path]) -> None:
        self.page.locator("#id_files").set_input_files(files)

    def say(self, field: str, words: str) -> None:
        self.page.locator(f"#id_{field}").fill(words)

    def is_saved(self) -> None:
        expect(self.page.locator("[data-saved]")).to_contain_text("Saved")

    def is_kept_here(self) -> None:
        expect(self.page.locator("[data-saved]")).to_contain_text("kept on this device")

    def say_of_file(self, file: UUID, *, caption: str, shown: str = "") -> None:
        card = self.page.locator(f"#file-{file}")
        card.locator("summary").click()
        card.locator("[name$='-caption']").fill(caption)
        if shown:
            card.locator("[name$='-people']").select_option("named")
            # Who is named is ticked on every file: whoever is not on this one is taken off.
            for box in card.locator("[name$='-shown']").all():
                box.uncheck()
            card.get_by_label(shown).check()
        self.is_saved()

    def answer(self, file: UUID, words: str) -> None:
        card = self.page.locator(f"#file-{file}")
        card.locator("[name$='-answer']").fill(words)
        card.get_by_role("button", name="Send the answer").click()
        expect(card.locator(".file__question")).to_have_count(0)

    # --- people ---------------------------------------------------------------------------

    def named_sign_on_screen(self, name: str) -> None:
        self.page.locator("#id_person-name").fill(name)
        sheet = self.page.locator("canvas")
        sheet.scroll_into_view_if_needed()
        box = sheet.bounding_box()
        assert box is not None
        self.page.mouse.move(box["x"] + 20, box["y"] + 60)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + 150, box["y"] + 20, steps=6)
        self.page.mouse.up()
        self._add(name)

    def child_by_paper(self, name: str, *, guardian: str, paper: Path) -> None:
        self.page.locator("#id_person-name").fill(name)
        self.page.locator("#id_person-is_minor").check()
        self.page.locator("#id_person-guardian_name").fill(guardian)
        self.page.locator("[name=person-how][value=form]").check()
        self.page.locator("#id_person-paper").set_input_files(paper)
        self._add(name)

    def _add(self, name: str) -> None:
        self.page.get_by_role("button", name="Add this person").click()
        expect(self.page.locator(".people__name", has_text=name)).to_be_visible()

    def say_who_can_be_seen(self, people: str) -> None:
        self.page.locator(f"[name=people][value={people}]").check()
        self.is_saved()

    # --- the end --------------------------------------------------------------------------

    def hand_in(self) -> str:
        """Hand in and return what the receipt says."""
        self.page.locator("button[value=hand-in]").click()
        self.page.wait_for_url("**/receipt/**")
        return self.page.locator("main").inner_text()
