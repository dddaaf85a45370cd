"""The tabs of these tests hear what goes wrong; a deaf one would let every page pass."""

import pytest

from tests.browser.fixtures import Opener
from tests.browser.running_demo import until

pytestmark = pytest.mark.browser

TROUBLES = {
    "an inline script": (
        "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
        "policy: script-src",
    ),
    "an inline style": ("document.body.setAttribute('style', 'color: red')", "policy: style-src"),
    "somebody else's picture": ("new Image().src = 'http://127.0.0.2:9/x.png'", "policy: img-src"),
    "an error in a script": ("setTimeout(() => { throw new Error('oh') })", "page error: oh"),
    "a missing file": ("fetch('/static/nothing.js')", "404: "),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_tab_hears(new_tab: Opener, name: str) -> None:
    mutation, words = TROUBLES[name]
    tab = new_tab()
    tab.go("/en/privacy/")
    assert tab.troubles == []
    tab.page.evaluate(f"() => {{ {mutation} }}")

    def is_heard() -> bool:
        tab.page.wait_for_timeout(50)  # lets the browser's events in
        return any(words in said for said in tab.troubles)

    until(is_heard, seconds=20, what=f"{name} being heard; heard {tab.troubles}")
    tab.troubles.clear()


def test_a_tab_hears_a_request_to_somebody_else(new_tab: Opener) -> None:
    tab = new_tab(bypass_csp=True)
    tab.go("/en/privacy/")
    tab.page.evaluate("() => fetch('http://127.0.0.2:9/', {mode: 'no-cors'}).catch(() => 0)")
    assert any(said.startswith("asked somebody else") for said in tab.troubles)
    tab.troubles.clear()
