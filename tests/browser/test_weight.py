"""A page weighs little: what a phone on a slow line has to fetch before it can be read."""

import gzip

import pytest

from tests.browser.fixtures import Opener
from tests.browser.pages import IN_ALL_LANGUAGES, LANGUAGES, Place

pytestmark = pytest.mark.browser

MOST = 40 * 1024  # bytes of HTML, CSS and JavaScript, gzipped
TYPES = ("document", "stylesheet", "script")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("place", IN_ALL_LANGUAGES, ids=lambda place: place.name)
def test_a_page_weighs_at_most_forty_kilobytes(new_tab: Opener, place: Place, code: str) -> None:
    tab = new_tab()  # which also fails on every request to anybody else
    answers = []
    tab.page.on("response", lambda answer: answers.append(answer))
    tab.go(place.in_language(code))
    weights = {
        answer.url: len(gzip.compress(answer.body(), 6))
        for answer in answers
        if answer.request.resource_type in TYPES
    }
    assert any(address.endswith(".css") for address in weights)
    assert sum(weights.values()) <= MOST, weights


@pytest.mark.parametrize("place", IN_ALL_LANGUAGES, ids=lambda place: place.name)
def test_no_script_holds_up_the_page(new_tab: Opener, place: Place) -> None:
    tab = new_tab()
    tab.go(place.in_language("en"))
    holding_up = tab.page.evaluate(
        """() => [...document.scripts]
          .filter((script) => !script.async && !script.defer && script.type !== "module")
          .map((script) => script.outerHTML.slice(0, 200))"""
    )
    assert holding_up == []
