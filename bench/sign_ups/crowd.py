"""Guests at their browsers: each fetches the form and sends it, many at the same moment."""

import re
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import count
from urllib.parse import urlencode

AT_ONCE = 48
PER_NETWORK = 18  # the site lets 20 an hour register without a script from one network
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
OLD_ENOUGH = 7.0  # seconds that a person without a script needs for the form


@dataclass(frozen=True, kw_only=True)
class Answers:
    """How fast and how slow the crowd was answered: guests a second, seconds."""

    rate: float
    p99: float


class Browser:
    """One connection from a network of its own, with its cookie."""

    def __init__(self, port: int, network: int) -> None:
        source = f"127.{1 + network // 250}.{1 + network % 250}.1"
        self._line = HTTPConnection("127.0.0.1", port, timeout=120, source_address=(source, 0))
        self._cookie = ""

    def form(self, path: str) -> dict[str, str]:
        """Fetch a form and return what it hides; whoever fills it in is not on the line."""
        status, page = self.ask("GET", path)
        self._line.close()
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
        return dict(HIDDEN.findall(page))

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Send one request; a line that was cut is taken up anew by whoever asks again."""
        headers = {"Cookie": self._cookie}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self._line.request(method, path, urlencode(fields or {}), headers)
            answer = self._line.getresponse()
            page = answer.read().decode()
        except OSError:
            self._line.close()
            raise
        if given := answer.headers.get("Set-Cookie"):
            self._cookie = given.partition(";")[0]
        return answer.status, page


class Crowd:
    """Everybody who wants a seat by one way."""

    def __init__(self, port: int, path: str) -> None:
        self._port, self._path = port, path

    def sign_up(self, guests: int) -> Answers:
        """Send so many forms, AT_ONCE of them at any moment; raises where one is not taken."""
        numbers = iter(range(guests))
        browsers = [(Browser(self._port, n), n) for n in range(-(-guests // PER_NETWORK))]
        hidden = {n: browser.form(self._path) for browser, n in browsers}
        time.sleep(OLD_ENOUGH)
        free, took = list(browsers), []

        def some(_turn: int) -> None:
            while True:
                try:
                    browser, network = free.pop()
                except IndexError:
                    return
                for _ in range(PER_NETWORK):
                    if (number := next(numbers, None)) is None:
                        return
                    took.append(self._send(browser, hidden[network], number))

        began = time.monotonic()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(some, range(AT_ONCE)))
        spent = time.monotonic() - began
        if len(took) != guests:
            raise RuntimeError(f"{guests - len(took)} guests had no browser")
        return Answers(rate=guests / spent, p99=statistics.quantiles(took, n=100)[98])

    def _send(self, browser: Browser, hidden: dict[str, str], number: int) -> float:
        said = {"party": "1", "mode": "on-site", "email": f"guest{number}@example.org"}
        began = time.monotonic()
        status, page = browser.ask("POST", self._path, {**hidden, "form_key": "", **said})
        if status not in (200, 302):
            raise RuntimeError(f"guest {number}: {status} {page[:400]}")
        return time.monotonic() - began


def until_answered(port: int, network: Iterator[int] | None = None) -> Callable[..., int]:
    """Return a way to send a form until somebody answers it, as an impatient guest would.

    The server may die under it; then the same is sent again on a new line.
    """
    networks = network or count(5000)

    def send(path: str, fields: dict[str, str]) -> int:
        ends = time.monotonic() + 60
        while True:
            try:
                return Browser(port, next(networks)).ask("POST", path, fields)[0]
            except OSError:
                if time.monotonic() > ends:
                    raise
                time.sleep(0.05)

    return send
