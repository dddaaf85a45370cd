"""Whole pages: languages and their fallback, the EU statement, lists and their empty states."""

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Page, Site

from cms.models import HomePage, StoryPage
from cms.models.programme import ProgrammePage
from cms.models.stories import StoryIndexPage

pytestmark = pytest.mark.django_db


def grow(parent: Page, page: Page, like: Page | None = None) -> Any:
    """Publish `page` below `parent`; `like` is the page that it translates."""
    if parent.depth > 1:
        page.locale = parent.locale
    if like is not None:
        page.translation_key = like.translation_key
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def site() -> dict[str, Any]:
    """A site in English and Latvian with one story, which is in English only."""
    english, _ = Locale.objects.get_or_create(language_code="en")
    latvian, _ = Locale.objects.get_or_create(language_code="lv")
    root = Page.objects.get(depth=1)
    home = grow(root, HomePage(title="Culture", slug="culture", lead="Hello.", locale=english))
    majas = grow(
        root, HomePage(title="Kultūra", slug="kultura", lead="Sveiki.", locale=latvian), home
    )
    stories = grow(home, StoryIndexPage(title="Stories", slug="stories", show_in_menus=True))
    grow(majas, StoryIndexPage(title="Stāsti", slug="stories", show_in_menus=True), stories)
    wall = grow(
        stories,
        StoryPage(
            title="The wall that answered",
            slug="wall",
            summary="A wall asks.",
            body=[("text", "<p>It answered.</p>")],
        ),
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return {"home": home, "wall": wall}


def read(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize(
    "address", ["/en/", "/en/stories/", "/en/stories/wall/", "/lv/stories/wall/"]
)
def test_a_page_has_one_heading_one_main_and_a_way_past_the_menu(
    client: Client, site: dict[str, Any], address: str
) -> None:
    html = read(client, address)
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert html.count("<main ") == 1
    assert html.index('class="skip-link" href="#content"') < html.index("<header")


def test_a_translated_page_lists_its_languages_and_a_default(
    client: Client, site: dict[str, Any]
) -> None:
    html = read(client, "/lv/stories/")
    listed = dict(re.findall(r'rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', html))
    assert set(listed) == {"en", "lv", "x-default"}
    assert listed["x-default"] == listed["en"]
    assert "noindex" not in html


def test_a_fallback_says_so_marks_its_language_and_stays_out_of_search_engines(
    client: Client, site: dict[str, Any]
) -> None:
    html = read(client, "/lv/stories/wall/")
    assert '<html lang="lv">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'hreflang="x-default"' not in html
    assert '<p class="notice">' in html
    assert re.search(r'<div lang="en">\s*<article', html)


def test_an_english_page_carries_no_note(client: Client, site: dict[str, Any]) -> None:
    html = read(client, "/en/stories/wall/")
    assert '<p class="notice">' not in html
    assert '<div lang="en">' not in html


def test_an_english_card_among_latvian_ones_is_marked_and_stays_in_the_latvian_tree(
    client: Client, site: dict[str, Any]
) -> None:
    html = read(client, "/lv/stories/")
    assert re.search(r'<li lang="en">\s*<article class="card[^"]*" lang="en">', html)
    assert 'href="/lv/stories/wall/"' in html
    assert "@lang@" not in html


def test_the_language_switch_keeps_the_filter(client: Client, site: dict[str, Any]) -> None:
    html = read(client, "/en/stories/?theme=trust")
    assert 'href="/lv/stories/?theme=trust"' in html


def test_a_choice_without_stories_says_so_and_offers_all(
    client: Client, site: dict[str, Any]
) -> None:
    site["wall"].unpublish()
    html = read(client, "/en/stories/?page=7")
    assert 'role="status"' in html
    assert 'class="empty"' in html


@pytest.mark.parametrize(
    ("source", "is_shown"), [("interreg_c004", True), ("mixed", True), ("network", False)]
)
def test_emblem_and_statement_stand_on_funded_pages_only(
    client: Client, site: dict[str, Any], source: str, is_shown: bool
) -> None:
    grow(
        site["home"],
        ProgrammePage(title="The programme", slug="programme", funding_source=source),
    )
    html = read(client, "/en/programme/")
    assert ('data-logo="eu"' in html) is is_shown
    assert ("Co-funded by the European Union</span>" in html) is is_shown


def test_what_an_editor_wrote_is_escaped_everywhere(client: Client, site: dict[str, Any]) -> None:
    site["wall"].title = '"><img src=x onerror=alert(1)>'
    site["wall"].save_revision().publish()
    for address in ("/en/", "/en/stories/", "/en/stories/wall/"):
        assert "<img src=x" not in read(client, address)


def test_a_missing_page_keeps_the_frame(client: Client, site: dict[str, Any]) -> None:
    html = read(client, "/lv/nothing/here/", status=404)
    assert '<html lang="lv">' in html
    assert 'href="/lv/stories/"' in html
