"""Debian's Chromium without a network of its own, and what it complains about."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect, sync_playwright

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SECONDS = 60  # that a step may take on a machine which has other work
expect.set_options(timeout=SECONDS * 1000)  # its own five are over before a busy server answers
# Wagtail's editor saves by itself while a page is being typed, and the server answers 400 as
# long as a required field is empty.
AUTOSAVED_TOO_EARLY = re.compile(r"\b400\b.*/admin/pages/(add/|\d+/edit/)")
# Chromium's own console words name no directive in a form that can be relied on.
REPORT_POLICY = """
document.addEventListener("securitypolicyviolation", (event) => console.error(
  `policy: ${event.violatedDirective} blocked ${event.blockedURI} ` +
  `at ${event.sourceFile || location.href}`
));
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the browser as long as the block."""
    path = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
    if not path.exists():
        pytest.fail(
            f"{path} is missing. On Debian: apt install chromium. "
            "Elsewhere: set CHROMIUM to a Chromium or Chrome."
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class Tab:
    """A page in a context of its own (no cookies of others), and everything that went wrong."""

    page: Page
    url: str
    troubles: list[str] = field(default_factory=list)

    def go(self, path: str, *, status: int = 200) -> Response:
        """Open a path of the site; the answer must have this status."""
        response = self.page.goto(f"{self.url}{path}")
        assert response is not None
        assert response.status == status, f"{path}: {response.status}"
        if status >= 400:
            # Chromium tells the console about the page itself, which was asked for on purpose.
            self.troubles[:] = [said for said in self.troubles if str(status) not in said]
        return response

    def listen(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.troubles.append(f"page error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)
        self.page.on("request", self._asked)

    def _note(self, trouble: str) -> None:
        if not AUTOSAVED_TOO_EARLY.search(trouble):
            self.troubles.append(trouble)

    def _console(self, message: Any) -> None:
        if message.type == "error":
            where = (message.location or {}).get("url", "")
            self._note(f"console: {message.text} ({where})")

    def _failed(self, request: Any) -> None:
        # A picture still on its way when the reader goes on is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.troubles.append(f"failed: {request.url} ({request.failure})")

    def _answered(self, response: Any) -> None:
        if response.status >= 400:
            self._note(f"{response.status}: {response.url}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((f"{self.url}/", "data:", "blob:", "about:")):
            self.troubles.append(f"asked somebody else: {request.url}")


def open_tab(browser: Browser, url: str, **options: Any) -> tuple[BrowserContext, Tab]:
    """Open a tab that listens from its first request on; `options` are the context's."""
    context = browser.new_context(locale="en-GB", timezone_id="Europe/Stockholm", **options)
    context.set_default_timeout(SECONDS * 1000)
    if options.get("java_script_enabled", True):
        context.add_init_script(REPORT_POLICY)
    tab = Tab(page=context.new_page(), url=url)
    tab.listen()
    return context, tab
