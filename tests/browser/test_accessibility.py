"""Public pages for everybody: axe and own checks, by language, width, colours, script, style."""

import httpx
import pytest

from tests.browser import checks
from tests.browser.fixtures import Opener
from tests.browser.pages import (
    EVERY,
    FOLLOW,
    HOME,
    IN_ALL_LANGUAGES,
    LANGUAGES,
    NETWORK_PEARL,
    NETWORK_STORY,
    OTHERS,
    PEARL,
    SIGN_IN,
    STORY,
    TRANSLATED,
    WIDTHS,
    Place,
    statement,
)
from tests.browser.running_demo import RunningDemo

pytestmark = pytest.mark.browser

MATRIX = [
    *((place, code) for place in IN_ALL_LANGUAGES for code in LANGUAGES),
    *((place, code) for place in OTHERS for code in ("en", "lv")),
    (SIGN_IN, "en"),
]
NAMES = [f"{place.name}-{code}" for place, code in MATRIX]


@pytest.mark.parametrize(("place", "code"), MATRIX, ids=NAMES)
def test_nothing_is_wrong_on_a_phone_or_a_desk(new_tab: Opener, place: Place, code: str) -> None:
    tab = new_tab(viewport={"width": WIDTHS[0], "height": 800})
    tab.go(place.in_language(code), status=place.status)
    article = code if not place.is_article or code in TRANSLATED else "en"
    faults = checks.heading_faults(tab.page)
    faults += checks.language_faults(tab.page, page_language=code, article_language=article)
    for width in WIDTHS:
        tab.page.set_viewport_size({"width": width, "height": 800})
        faults += [f"{width}: {fault}" for fault in checks.axe_faults(tab.page)]
        faults += [f"{width}: {fault}" for fault in checks.layout_faults(tab.page)]
    assert faults == []


@pytest.mark.parametrize("scheme", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
@pytest.mark.parametrize("place", EVERY, ids=[place.name for place in EVERY])
def test_axe_finds_nothing_in_other_colours(
    new_tab: Opener, place: Place, scheme: dict[str, str]
) -> None:
    tab = new_tab(viewport={"width": 1280, "height": 800}, **scheme)
    tab.go(place.in_language("en"), status=place.status)
    assert checks.axe_faults(tab.page) == []


def test_no_two_pages_have_the_same_title(new_tab: Opener) -> None:
    tab = new_tab(java_script_enabled=False)
    titles = {}
    for place in EVERY:
        tab.go(place.in_language("en"), status=place.status)
        titles[place.name] = tab.page.title()
    assert all(titles.values())
    assert len(set(titles.values())) == len(titles), titles


@pytest.mark.parametrize("place", [HOME, PEARL, STORY, FOLLOW], ids=lambda place: place.name)
def test_a_page_is_read_without_a_script(new_tab: Opener, place: Place) -> None:
    with_script, without = new_tab(), new_tab(java_script_enabled=False)
    words = []
    for tab in (with_script, without):
        tab.go(place.in_language("en"))
        words.append(tab.page.locator("main").inner_text().split())
    assert len(words[1]) > 40
    assert words[0] == words[1]


@pytest.mark.parametrize("place", [HOME, STORY, FOLLOW], ids=lambda place: place.name)
def test_a_page_is_read_without_its_styles(new_tab: Opener, place: Place) -> None:
    tab = new_tab()
    tab.page.route("**/*.css", lambda route: route.fulfill(body="", content_type="text/css"))
    tab.go(place.in_language("en"))
    order = tab.page.evaluate(
        """() => ["h1", "main p", "footer"].map((name) => document.querySelector(name))
          .map((element) => element.checkVisibility() && element.getBoundingClientRect().top)"""
    )
    assert False not in order
    assert order == sorted(order)
    assert tab.page.locator(".skip-link").is_visible()


# --- who is named as the funder -----------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_funded_pages_show_emblem_and_statement(new_tab: Opener, code: str, width: int) -> None:
    tab = new_tab(viewport={"width": width, "height": 800})
    for place in (HOME, PEARL, STORY):
        tab.go(place.in_language(code))
        assert checks.statement_faults(tab.page, words=statement(code)) == [], place


@pytest.mark.parametrize("place", [NETWORK_STORY, NETWORK_PEARL], ids=lambda place: place.name)
def test_pages_of_the_network_claim_no_support(new_tab: Opener, place: Place) -> None:
    tab = new_tab()
    tab.go(place.in_language("en"))
    assert checks.statement_faults(tab.page, words=None) == []


# --- the checks themselves: each turns red when what it guards is taken away ----------------

MUTANTS = {
    "alt": (STORY, "document.querySelector('main img').removeAttribute('alt')", "image-alt"),
    "label": (FOLLOW, "document.querySelector('label[for=id_email]').remove()", "label"),
    "lang": (HOME, "document.documentElement.removeAttribute('lang')", "html-has-lang"),
    "contrast": (FOLLOW, "document.querySelector('.lead').style.color = '#ddd'", "color-contrast"),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_axe_reports_what_is_taken_away(new_tab: Opener, name: str) -> None:
    place, mutation, rule = MUTANTS[name]
    tab = new_tab(bypass_csp=True)
    tab.go(place.in_language("en"))
    tab.page.evaluate(mutation)
    assert any(fault.startswith(f"{rule}:") for fault in checks.axe_faults(tab.page))


def test_own_checks_report_what_is_broken(new_tab: Opener) -> None:
    tab = new_tab(viewport={"width": 320, "height": 800}, bypass_csp=True)
    tab.go(STORY.in_language("fi"))
    page = tab.page
    page.evaluate("document.querySelector('h1').closest('[lang]').removeAttribute('lang')")
    assert checks.language_faults(page, page_language="fi", article_language="en")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<h1>2</h1>')")
    assert checks.heading_faults(page)
    page.evaluate("document.querySelector('main').style.width = '400px'")
    assert any("sideways" in fault for fault in checks.layout_faults(page))
    page.evaluate("document.querySelector('.wordmark').outerHTML = '<button>.</button>'")
    page.evaluate(
        "document.querySelector('header button').style = 'width:9px;min-height:0;height:9px'"
    )
    assert any("small target" in fault for fault in checks.layout_faults(page))


BREAKING_THE_STATEMENT = {
    "hidden": "document.querySelector('.eu-statement').style.display = 'none'",
    "emblem gone": "document.querySelector('.eu-statement [data-logo]').style.display = 'none'",
    "outside": "document.querySelector('.eu-statement').style.transform = 'translateX(-2000px)'",
    "reworded": "document.querySelector('.eu-statement__text').textContent = 'Funded by the EU'",
    "removed": "document.querySelector('.eu-statement').remove()",
}


@pytest.mark.parametrize("name", BREAKING_THE_STATEMENT)
def test_a_broken_statement_is_reported(new_tab: Opener, name: str) -> None:
    tab = new_tab(viewport={"width": 320, "height": 800}, bypass_csp=True)
    tab.go(HOME.in_language("en"))
    tab.page.evaluate(BREAKING_THE_STATEMENT[name])
    assert checks.statement_faults(tab.page, words=statement("en"))


def test_a_claim_on_a_page_of_the_network_is_reported(new_tab: Opener) -> None:
    tab = new_tab()
    tab.go(NETWORK_STORY.in_language("en"))
    tab.page.evaluate("document.querySelector('main').append('Co-funded by the European Union')")
    assert checks.statement_faults(tab.page, words=None)


def test_the_list_of_pages_is_whole(demo: RunningDemo) -> None:
    """The main menu leads nowhere that the matrix above does not look at."""
    menu = httpx.get(f"{demo.url}/en/").text.partition("site-menu__list")[2].partition("</ul>")[0]
    paths = {part.partition('"')[0] for part in menu.split('href="')[1:]}
    assert paths
    assert paths <= {place.in_language("en") for place in EVERY}
